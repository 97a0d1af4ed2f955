using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Microsoft.Net.Http.Headers;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>
/// A request's body as it came, read but not judged: whether it is acceptable is said inside the operation, once it is known that what it
/// speaks of exists. Its media type is one of those that the operation documents, and it is strict JSON in valid UTF-8.
/// </summary>
internal sealed class SentBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonBody.MaxDepth };

    private readonly JsonElement root;
    private readonly Iris? iris;
    private readonly Problem? problem;

    private SentBody(JsonElement root, Iris iris) => (this.root, this.iris) = (root, iris);

    private SentBody(Problem problem) => this.problem = problem;

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static async ValueTask<SentBody?> BindAsync(HttpContext context)
    {
        if (UnsupportedMediaType(context) is { } unsupported)
        {
            return new SentBody(unsupported);
        }

        var body = (await RawBody.BindAsync(context))!;
        return body.Problem is null ? Parse(body.Bytes, context) : new SentBody(body.Problem);
    }

    /// <summary>Reads the body's members. The first that has a wrong type is named.</summary>
    public Input<T> Read<T>(Func<Members, T> read)
        where T : class
    {
        if (problem is not null)
        {
            return problem;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return RogerRogerProblems.Malformed("The body must be a JSON object.");
        }

        var fault = new ShapeFault();
        var value = read(new Members(root, fault, iris!));
        return fault.Problem is { } wrong ? wrong : value;
    }

    /// <summary>Reads the members of something that is about to be made, which has no IRI yet.</summary>
    public Input<T> ReadNew<T>(Func<Members, T> read)
        where T : class
        => Read(members =>
        {
            members.RefuseIdentified();
            return read(members);
        });

    private static SentBody Parse(ReadOnlyMemory<byte> bytes, HttpContext context)
    {
        // The parser leaves bytes alone that it only skips over.
        if (!Utf8.IsValid(bytes.Span))
        {
            return new SentBody(RogerRogerProblems.Malformed("Malformed UTF-8 characters, possibly incorrectly encoded"));
        }

        try
        {
            var document = JsonDocument.Parse(bytes, Strict);
            context.Response.RegisterForDispose(document);
            return new SentBody(document.RootElement, new Iris(context.Request));
        }
        catch (JsonException)
        {
            return new SentBody(RogerRogerProblems.Malformed("Syntax error"));
        }
    }

    private static Problem? UnsupportedMediaType(HttpContext context)
    {
        var supported = context.GetEndpoint()!.Metadata.GetRequiredMetadata<RequestBodyMetadata>().MediaTypes;
        var sent = context.Request.ContentType;

        if (string.IsNullOrEmpty(sent))
        {
            return Unsupported("The \"Content-Type\" header must exist.", supported);
        }

        return MediaTypeHeaderValue.TryParse(sent, out var parsed)
               && Array.Exists(supported, mediaType => parsed.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
               && (!parsed.Charset.HasValue || HeaderUtilities.RemoveQuotes(parsed.Charset).Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase))
            ? ContentCodings.Refused(context)
            : Unsupported($"The content-type \"{RogerRogerProblems.Shortened(sent)}\" is not supported.", supported);
    }

    private static Problem Unsupported(string sentence, string[] supported) => new(
        StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"{sentence} Supported MIME types are \"{string.Join("\", \"", supported)}\".");
}

/// <summary>What is wrong with the shape of a body: the first thing that was found.</summary>
internal sealed class ShapeFault
{
    public Problem? Problem { get; private set; }

    public void Note(Problem problem) => Problem ??= problem;
}
