using Identities.Platform.Problems;

namespace Identities.Platform.Http;

/// <summary>A request's body as bytes, for operations that read a format of their own; or the problem with reading it.</summary>
internal sealed record RawBody(ReadOnlyMemory<byte> Bytes, Problem? Problem)
{
    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static async ValueTask<RawBody?> BindAsync(HttpContext context)
    {
        try
        {
            return new RawBody(await BodyBytes.Read(context.Request, JsonBody.MaxBytes, context.RequestAborted), null);
        }
        catch (BadHttpRequestException rejected)
        {
            return new RawBody(default, Crashes.Rejected(rejected.StatusCode));
        }
    }
}
