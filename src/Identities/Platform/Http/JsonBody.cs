using System.Text.Json;
using System.Text.Unicode;
using Identities.Platform.Problems;

namespace Identities.Platform.Http;

/// <summary>
/// A request's body as it came, read but not judged: whether it is acceptable is said inside the operation, once it is known that
/// what it speaks of exists. It is strict JSON in valid UTF-8, at most 1 MiB and 64 levels deep.
/// </summary>
internal sealed class JsonBody
{
    public const int MaxBytes = 1024 * 1024;
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

    private readonly JsonElement root;
    private readonly Problem? problem;

    private JsonBody(JsonElement root) => this.root = root;

    private JsonBody(Problem problem) => this.problem = problem;

    /// <summary>Whether the request had no body at all.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static async ValueTask<JsonBody?> BindAsync(HttpContext context)
    {
        var body = (await RawBody.BindAsync(context))!;

        if (body.Problem is not null)
        {
            return new JsonBody(body.Problem);
        }

        return body.Bytes.IsEmpty
            ? new JsonBody(Malformed("The body is empty; it must be a JSON object.")) { IsEmpty = true }
            : Parse(body.Bytes, context.Response);
    }

    /// <summary>Reads the body's object. Every wrong field is named, not only the first.</summary>
    public Input<T> Read<T>(Func<JsonFields, T> read)
        where T : class
        => Read((element, errors) => read(new JsonFields(element, errors)));

    /// <summary>The same, for a dialect that finds members by rules of its own.</summary>
    public Input<T> Read<T>(Func<JsonElement, FieldErrors, T> read)
        where T : class
    {
        if (problem is not null)
        {
            return problem;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return Malformed("The body must be a JSON object.");
        }

        var errors = new FieldErrors();
        var value = read(root, errors);
        return errors.ToProblem() is { } invalid ? invalid : value;
    }

    private static JsonBody Parse(ReadOnlyMemory<byte> bytes, HttpResponse response)
    {
        // The parser leaves bytes alone that it only skips over.
        if (!Utf8.IsValid(bytes.Span))
        {
            return new JsonBody(Malformed("The body is not valid UTF-8."));
        }

        try
        {
            var document = JsonDocument.Parse(bytes, Strict);
            response.RegisterForDispose(document);
            return new JsonBody(document.RootElement);
        }
        catch (JsonException invalid)
        {
            return new JsonBody(Malformed(
                $"The body is not valid JSON: see line {invalid.LineNumber + 1}, byte {invalid.BytePositionInLine + 1}."));
        }
    }

    private static Problem Malformed(string sentence) => new(StatusCodes.Status400BadRequest, "malformed-body", sentence);
}
