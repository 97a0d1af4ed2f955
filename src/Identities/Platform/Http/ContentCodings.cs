using System.IO.Compression;
using System.IO.Pipelines;
using Identities.Platform.Problems;

namespace Identities.Platform.Http;

/// <summary>Names the content codings of which an operation decodes its body (RFC 9110, 8.4); the others take none.</summary>
internal sealed record TakesCodings(params string[] Names);

/// <summary>The content codings of a request's body: decoded where an operation says so, refused elsewhere, ignored nowhere.</summary>
internal static class ContentCodings
{
    public const string Gzip = "gzip";
    public const string Brotli = "br";

    // The name for none.
    private const string Identity = "identity";
    private const string OldGzip = "x-gzip";

    // Each coding within another multiplies what a few bytes can make the service work.
    private const int MaxCodings = 3;

    /// <summary>The problem with a body's codings, if the operation does not take them.</summary>
    public static Problem? Refused(HttpContext context)
    {
        if (context.Request.Headers.ContentEncoding.Count == 0)
        {
            return null;
        }

        var taken = context.GetEndpoint()?.Metadata.GetMetadata<TakesCodings>()?.Names ?? [];
        var sent = Of(context.Request);

        if (sent.Count <= MaxCodings && sent.TrueForAll(taken.Contains))
        {
            return null;
        }

        var sentence = taken.Length == 0
            ? "Send the body as it is, without a Content-Encoding."
            : $"Send the body as it is, or with at most {MaxCodings} of these as its Content-Encoding: {string.Join(", ", taken)}.";

        return new Problem(StatusCodes.Status415UnsupportedMediaType, "unsupported-content-coding", sentence)
        {
            AcceptEncoding = taken.Length == 0 ? Identity : string.Join(", ", taken),
        };
    }

    /// <summary>The body, decoded. What is not what its codings say, or ends too early, is an <see cref="InvalidDataException"/>.</summary>
    public static PipeReader Decode(HttpRequest request)
    {
        var codings = Of(request);

        if (codings.Count == 0)
        {
            return request.BodyReader;
        }

        // The last one named was applied last.
        var body = request.BodyReader.AsStream();

        for (var place = codings.Count - 1; place >= 0; place--)
        {
            body = codings[place] == Brotli ? new BrotliBody(body) : new GzipBody(body);
        }

        return PipeReader.Create(body);
    }

    /// <summary>Makes the framework refuse compressed data that ends too early; by itself it takes that for the end.</summary>
    public static void RefuseTruncated() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    private static List<string> Of(HttpRequest request)
    {
        var codings = new List<string>();

        foreach (var name in request.Headers.ContentEncoding.SelectMany(line => line!.Split(',', StringSplitOptions.TrimEntries)))
        {
            var coding = name.ToLowerInvariant();

            if (coding is not ("" or Identity))
            {
                codings.Add(coding == OldGzip ? Gzip : coding);
            }
        }

        return codings;
    }

    private static InvalidDataException Broken() => new("The body is not what its content coding says.");

    /// <summary>A body in gzip: one member or several, to its last byte. The framework would pass over what follows the members.</summary>
    private sealed class GzipBody(Stream coded) : DecodedBody
    {
        private readonly WatchedBody watched = new(coded);
        private GZipStream? decoded;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            decoded ??= new GZipStream(watched, CompressionMode.Decompress);
            var length = await decoded.ReadAsync(buffer, cancellationToken);

            return length > 0 || buffer.IsEmpty || watched.IsReadToItsEnd ? length : throw Broken();
        }

        protected override void Dispose(bool disposing)
        {
            decoded?.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Tells whether its reader, who does not read on behind the end of the format, has asked for more than there was.</summary>
    private sealed class WatchedBody(Stream coded) : DecodedBody
    {
        private bool hasBegun;

        public bool IsReadToItsEnd { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var length = await coded.ReadAsync(buffer, cancellationToken);
            hasBegun |= length > 0;
            IsReadToItsEnd |= length == 0 && hasBegun;
            return length;
        }
    }

    /// <summary>A body in Brotli, to its last byte.</summary>
    private sealed class BrotliBody(Stream coded) : DecodedBody
    {
        private readonly byte[] buffer = new byte[16 * 1024];
        private BrotliDecoder decoder;
        private int start;
        private int end;
        private bool isDone;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (!buffer.IsEmpty && !isDone)
            {
                if (Decode(buffer.Span) is > 0 and var length)
                {
                    return length;
                }

                if (!isDone && !await Fill(cancellationToken))
                {
                    throw Broken();
                }
            }

            return buffer.IsEmpty || (start == end && !await Fill(cancellationToken)) ? 0 : throw Broken();
        }

        private int Decode(Span<byte> decoded)
        {
            var status = decoder.Decompress(buffer.AsSpan(start, end - start), decoded, out var consumed, out var written);
            start += consumed;
            isDone = status == System.Buffers.OperationStatus.Done;
            return status == System.Buffers.OperationStatus.InvalidData ? throw Broken() : written;
        }

        private async ValueTask<bool> Fill(CancellationToken cancellationToken)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            var length = await coded.ReadAsync(buffer.AsMemory(end), cancellationToken);
            end += length;
            return length > 0;
        }

        protected override void Dispose(bool disposing)
        {
            decoder.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>A stream that is only read, from its beginning to its end.</summary>
    private abstract class DecodedBody : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
