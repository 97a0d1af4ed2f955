using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Identities.Platform.Http;

/// <summary>
/// HEAD is GET without the body: it is routed and answered as GET, and what would be the body is counted. The server itself keeps a body
/// back on HTTP/1.1 alone.
/// </summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => HttpMethods.IsHead(context.Request.Method) ? Answer(context) : next(context);

    /// <summary>Whether the headers of a HEAD have gone out, and the request was cancelled because nothing else is wanted.</summary>
    public static bool HasAnswered(HttpContext context)
        => context.Features.Get<IHttpResponseBodyFeature>() is CountedBody && context.Response.HasStarted;

    private async Task Answer(HttpContext context)
    {
        var sent = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var aborted = context.RequestAborted;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var counted = new CountedBody(context.Response, sent, enough);

        context.Request.Method = HttpMethods.Get;
        context.Features.Set<IHttpResponseBodyFeature>(counted);
        context.RequestAborted = enough.Token;

        try
        {
            await next(context);
            counted.End();
        }
        finally
        {
            context.Features.Set(sent);
            context.RequestAborted = aborted;
        }
    }

    /// <summary>
    /// A body that is counted and not sent. Its first flush sends the headers, as it would with GET; nothing after it could change them, so
    /// the request is cancelled then: a list or an export is not read to its end for nothing.
    /// </summary>
    private sealed class CountedBody(HttpResponse response, IHttpResponseBodyFeature sent, CancellationTokenSource enough)
        : PipeWriter, IHttpResponseBodyFeature
    {
        private const int MinBuffer = 4096;

        private byte[] buffer = [];
        private long bytes;
        private Stream? stream;

        public Stream Stream => stream ??= new CountedStream(this);

        public PipeWriter Writer => this;

        public override bool CanGetUnflushedBytes => true;

        public override long UnflushedBytes => response.HasStarted ? 0 : bytes;

        public override Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (buffer.Length < Math.Max(sizeHint, 1))
            {
                buffer = new byte[Math.Max(sizeHint, MinBuffer)];
            }

            return buffer;
        }

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void Advance(int bytes) => this.bytes += bytes;

        public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            await sent.StartAsync(cancellationToken);
            await enough.CancelAsync();
            return new FlushResult(isCanceled: false, isCompleted: true);
        }

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }

        public Task StartAsync(CancellationToken cancellationToken = default) => sent.StartAsync(cancellationToken);

        public Task CompleteAsync()
        {
            End();
            return sent.CompleteAsync();
        }

        public void DisableBuffering()
        {
        }

        public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
            => await FlushAsync(cancellationToken);

        /// <summary>What the server does at the end of an answer that it has not begun to send.</summary>
        public void End()
        {
            if (!response.HasStarted && response.StatusCode is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified))
            {
                response.ContentLength ??= bytes;
            }
        }
    }

    private sealed class CountedStream(PipeWriter counted) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => counted.Advance(count);

        public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => await WriteAsync(buffer.AsMemory(offset, count), cancellationToken);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            counted.Advance(buffer.Length);
            await counted.FlushAsync(cancellationToken);
        }

        public override void Flush()
        {
        }

        public override async Task FlushAsync(CancellationToken cancellationToken) => await counted.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
