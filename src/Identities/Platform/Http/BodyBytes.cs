namespace Identities.Platform.Http;

internal static class BodyBytes
{
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
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;

            if (buffer.Length > maxBytes)
            {
                reader.AdvanceTo(buffer.End);
                throw TooLarge();
            }

            if (read.IsCompleted)
            {
                var bytes = new byte[buffer.Length];
                System.Buffers.BuffersExtensions.CopyTo(buffer, bytes);
                reader.AdvanceTo(buffer.End);
                return bytes;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
}
