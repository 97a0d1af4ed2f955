using System.Globalization;
using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Identities.Dialects.RogerRoger.UploadMediaObject;

/// <summary>The part <c>file</c> of a multipart body (RFC 7578), or the problem with it. Parts of other names are passed over.</summary>
internal sealed class UploadedFile
{
    public const string MediaType = "multipart/form-data";

    private const int MaxRequestBytes = 6 * 1024 * 1024;
    private const int MaxFileBytes = 5 * 1024 * 1024;
    private const int MaxBoundary = 70;

    private const string Part = "file";
    private const string Empty = "5d743385-9775-4aa5-8ff5-495fb1e60137";
    private const string TooLarge = "df8637af-d466-48c6-a59d-e7126250a654";
    private const string NoPicture = "744f00bc-4389-4c74-92de-9a43cde55534";

    private readonly byte[] bytes = [];
    private readonly Problem? problem;

    private UploadedFile(byte[] bytes) => this.bytes = bytes;

    private UploadedFile(Problem problem) => this.problem = problem;

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static async ValueTask<UploadedFile?> BindAsync(HttpContext context)
    {
        if (BoundaryOf(context.Request) is not { } boundary)
        {
            return new UploadedFile(NoForm);
        }

        if (ContentCodings.Refused(context) is { } coded)
        {
            return new UploadedFile(coded);
        }

        try
        {
            var body = await BodyBytes.Read(context.Request, MaxRequestBytes, context.RequestAborted);
            return await Find(new MultipartReader(boundary, new MemoryStream(body.ToArray(), writable: false)), context.RequestAborted) is { } file
                ? new UploadedFile(file)
                : new UploadedFile(NoFile);
        }
        catch (BadHttpRequestException rejected)
        {
            return new UploadedFile(rejected.StatusCode == StatusCodes.Status413PayloadTooLarge ? BodyTooLarge : Crashes.Rejected(rejected.StatusCode));
        }
        catch (Exception malformed) when (malformed is (IOException and not ConnectionResetException) or InvalidDataException)
        {
            return new UploadedFile(RogerRogerProblems.Malformed("The multipart body is malformed."));
        }
    }

    /// <summary>The picture, once it is judged to be one.</summary>
    public Input<Picture> Read()
    {
        if (problem is not null)
        {
            return problem;
        }

        var mediaType = Pictures.MediaTypeOf(bytes);
        var violations = new Violations();

        if (bytes.Length == 0)
        {
            violations.Add(Part, "An empty file is not allowed.", Empty);
        }
        else if (bytes.Length > MaxFileBytes)
        {
            violations.Add(Part, $"The file is too large ({Size(bytes.Length)}). Allowed maximum size is 5 MiB.", TooLarge);
        }
        else if (mediaType is null)
        {
            violations.Add(Part, $"The file is no picture of these types: \"{string.Join("\", \"", Pictures.MediaTypes)}\".", NoPicture);
        }

        return violations.ToProblem() is { } broken ? broken : new Picture(mediaType!, bytes);
    }

    private static string Size(int length) => string.Create(CultureInfo.InvariantCulture, $"{length / 1024.0 / 1024.0:0.00} MiB");

    private static string? BoundaryOf(HttpRequest request)
        => MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
           && sent.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
           && HeaderUtilities.RemoveQuotes(sent.Boundary) is { Length: > 0 and <= MaxBoundary } boundary
            ? boundary.ToString()
            : null;

    /// <summary>Of several parts of the name the last counts.</summary>
    private static async Task<byte[]?> Find(MultipartReader reader, CancellationToken cancellationToken)
    {
        byte[]? found = null;

        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                && HeaderUtilities.RemoveQuotes(disposition.Name).Equals(Part, StringComparison.Ordinal))
            {
                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content, cancellationToken);
                found = content.ToArray();
            }
        }

        return found;
    }

    private static readonly Problem NoForm = new(
        StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Send a form with the part \"{Part}\". Supported MIME types are \"{MediaType}\".");

    private static readonly Problem NoFile = RogerRogerProblems.Malformed($"\"{Part}\" is required");

    private static readonly Problem BodyTooLarge = new(StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is over 6 MiB.");

    /// <summary>Lets the server read as much; it counts the frames of a chunked body too.</summary>
    internal sealed class Limit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 2L * MaxRequestBytes;
    }
}

/// <summary>A picture and what it is.</summary>
internal sealed record Picture(string MediaType, byte[] Bytes);
