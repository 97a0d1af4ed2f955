using System.IO.Pipelines;

namespace Identities.People.Transfers;

/// <summary>
/// What is answered when the body has been read to its end: many clients read no answer before they have sent everything. It stands in
/// memory as long as it is short, and in a file that nobody else finds when it grows.
/// </summary>
internal sealed class OutcomeSpool : IAsyncDisposable
{
    private const int MaxInMemory = 256 * 1024;
    private const int CopiedAtOnce = 64 * 1024;

    private Stream written = new MemoryStream();

    public async ValueTask Write(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        if (written is MemoryStream && written.Length + lines.Length > MaxInMemory)
        {
            await MoveToFile(cancellationToken);
        }

        await written.WriteAsync(lines, cancellationToken);
    }

    public async Task Send(PipeWriter answer, CancellationToken cancellationToken)
    {
        written.Position = 0;

        while (await written.ReadAsync(answer.GetMemory(CopiedAtOnce), cancellationToken) is > 0 and var read)
        {
            answer.Advance(read);
            await answer.FlushAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => written.DisposeAsync();

    private async Task MoveToFile(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), "identities-import-" + Guid.NewGuid().ToString("N"));
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });

        // Where files can go while they are open it goes now: whatever ends the process, nothing stays.
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        written.Position = 0;
        await written.CopyToAsync(file, cancellationToken);
        await written.DisposeAsync();
        written = file;
    }
}
