using Identities.Platform.Problems;

namespace Identities.Platform.Http;

/// <summary>
/// A request's body as bytes, without a byte order mark, for operations that read a format of their own; or the problem with reading it.
/// </summary>
internal sealed record RawBody(ReadOnlyMemory<byte> Bytes, Problem? Problem)
{
    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static async ValueTask<RawBody?> BindAsync(HttpContext context)
    {
        try
        {
            var bytes = await BodyBytes.Read(context.Request, JsonBody.MaxBytes, context.RequestAborted);
            return new RawBody(BodyBytes.WithoutByteOrderMark(bytes), null);
        }
        catch (BadHttpRequestException rejected)
        {
            return new RawBody(default, Crashes.Rejected(rejected.StatusCode));
        }
    }
}
