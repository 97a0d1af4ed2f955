using Identities.Platform.Http;
using Identities.Platform.Problems;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>A request's body as it came: it is judged once the person is known.</summary>
internal sealed class PatchBody
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly Problem? problem;

    private PatchBody(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    private PatchBody(Problem problem) => this.problem = problem;

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static async ValueTask<PatchBody?> BindAsync(HttpContext context)
    {
        var body = (await RawBody.BindAsync(context))!;
        return body.Problem is null ? new PatchBody(body.Bytes) : new PatchBody(body.Problem);
    }

    public Input<T> Read<T>(Func<ReadOnlyMemory<byte>, Input<T>> read)
        where T : class
        => problem is not null ? problem
            : bytes.IsEmpty ? SuperOfficeProblems.Invalid("The body is empty.")
            : read(bytes);
}
