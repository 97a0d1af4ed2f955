using System.Text;

namespace Identities.Tests.Support;

/// <summary>A body that takes its time: the same line again and again, with a pause before each but the first.</summary>
internal sealed class SlowLines(string line, int count, TimeSpan pause) : Stream
{
    private readonly byte[] bytes = Encoding.UTF8.GetBytes(line);
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int sent;

    /// <summary>Ends when the first line has gone out.</summary>
    public Task HasBegun => begun.Task;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (sent > 0)
        {
            begun.TrySetResult();
            await Task.Delay(pause, cancellationToken);
        }

        if (sent == count)
        {
            return 0;
        }

        sent++;
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
