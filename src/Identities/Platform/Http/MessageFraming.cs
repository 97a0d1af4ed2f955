using System.Text;
using Identities.Platform.Problems;
using Microsoft.Extensions.Primitives;

namespace Identities.Platform.Http;

/// <summary>
/// Refuses requests whose end two readers could see in two places (RFC 9112, 6), where the server itself takes them: a proxy in front of it
/// may have read them differently.
/// </summary>
internal sealed class MessageFraming(RequestDelegate next)
{
    private const string Chunked = "chunked";

    // Where the server puts a length that it overrides with the transfer coding.
    private const string OverriddenLength = "X-Content-Length";

    public Task InvokeAsync(HttpContext context)
    {
        var codings = context.Request.Headers.TransferEncoding;

        if (codings.Count == 0 || IsSound(context.Request, codings))
        {
            return next(context);
        }

        context.Response.Headers.Connection = "close";
        return new ProblemResult(Problem(codings.ToString())).ExecuteAsync(context);
    }

    private static Problem Problem(string codings) => Array.TrueForAll(codings.Split(',', StringSplitOptions.TrimEntries), IsChunked)
        ? new(StatusCodes.Status400BadRequest, "bad-request", "Send Content-Length, or on HTTP/1.1 Transfer-Encoding: chunked, once and alone.")
        : new(StatusCodes.Status501NotImplemented, "unknown-transfer-coding", "The one transfer coding that is taken is chunked.");

    private static bool IsSound(HttpRequest request, StringValues codings)
        => codings.Count == 1
           && IsChunked(codings[0])
           && !request.Headers.ContainsKey(OverriddenLength)
           && !HttpProtocol.IsHttp10(request.Protocol);

    private static bool IsChunked(string? coding) => Chunked.Equals(coding, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// How the server reads a header: lengths are digits and nothing else, while the server would take a plus sign too. Others are read as
    /// usual.
    /// </summary>
    public static Encoding? EncodingOf(string header)
        => header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) ? Digits.Encoding : null;

    /// <summary>Reads digits; what is none becomes a letter that no number has.</summary>
    private sealed class Digits : Encoding
    {
        public static readonly Digits Encoding = new();

        private const char NoDigit = '\uFFFD';

        public override int GetByteCount(char[] chars, int index, int count) => count;

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
            => throw new NotSupportedException();

        public override int GetCharCount(byte[] bytes, int index, int count) => count;

        public override int GetCharCount(ReadOnlySpan<byte> bytes) => bytes.Length;

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
            => GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex));

        public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
        {
            for (var place = 0; place < bytes.Length; place++)
            {
                chars[place] = char.IsAsciiDigit((char)bytes[place]) ? (char)bytes[place] : NoDigit;
            }

            return bytes.Length;
        }

        public override int GetMaxByteCount(int charCount) => charCount;

        public override int GetMaxCharCount(int byteCount) => byteCount;
    }
}
