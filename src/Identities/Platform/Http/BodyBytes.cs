using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Identities.Platform.Http;

internal static class BodyBytes
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The whole body, or <see cref="BadHttpRequestException"/> with 413 when it is longer than allowed.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> Read(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge();
        }

        var reader = request.BodyReader;

        while (true)
        {
            var read = await Next(request, cancellationToken);
            var buffer = read.Buffer;

            if (buffer.Length > maxBytes)
            {
                reader.AdvanceTo(buffer.End);
                throw TooLarge();
            }

            if (read.IsCompleted)
            {
                var bytes = new byte[buffer.Length];
                buffer.CopyTo(bytes);
                reader.AdvanceTo(buffer.End);
                return bytes;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>A text without the byte order mark in front of it.</summary>
    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> text)
        => text.Span.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text;

    /// <summary>
    /// Whether a body could not be read because of what was sent. The server says so of most faults itself, but not of a chunk whose length
    /// overflows.
    /// </summary>
    public static bool IsMalformed(Exception broken)
        => broken is InvalidDataException or (IOException and not (BadHttpRequestException or ConnectionResetException));

    public static BadHttpRequestException Malformed(Exception broken) => new("The body is malformed.", broken);

    private static async ValueTask<ReadResult> Next(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.BodyReader.ReadAsync(cancellationToken);
        }
        catch (BadHttpRequestException ended) when (IsCutShort(request, ended))
        {
            throw new ConnectionAbortedException("The body ended early.", ended);
        }
        catch (IOException broken) when (IsMalformed(broken))
        {
            throw Malformed(broken);
        }
    }

    /// <summary>Whether the client hung up in its body: a body of a known length has no other way to be malformed.</summary>
    public static bool IsCutShort(HttpRequest request, Exception exception)
        => request.ContentLength is not null && exception is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest };

    private static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
}
