using System.Buffers.Binary;

namespace Identities.Dialects.RogerRoger.Related;

/// <summary>
/// What a picture is, judged by its content: the name and the type that came with it are the sender's words. It must begin as a PNG, a
/// JPEG or a WebP picture does, up to where that format says how large the picture is.
/// </summary>
internal static class Pictures
{
    public static readonly IReadOnlyList<string> MediaTypes = ["image/png", "image/jpeg", "image/webp"];

    /// <summary>The media type; null when it is none of these pictures.</summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> content)
        => IsPng(content) ? "image/png"
            : IsJpeg(content) ? "image/jpeg"
            : IsWebP(content) ? "image/webp"
            : null;

    // The signature, and the header chunk with a width and a height (PNG 3rd edition, 5.2 and 11.2.1).
    private static bool IsPng(ReadOnlySpan<byte> content)
        => content.Length >= 33
           && content.StartsWith(PngStart)
           && content[12..16].SequenceEqual("IHDR"u8)
           && BinaryPrimitives.ReadUInt32BigEndian(content[16..]) is > 0 and <= int.MaxValue
           && BinaryPrimitives.ReadUInt32BigEndian(content[20..]) is > 0 and <= int.MaxValue;

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    // Segments, each with its length, from the start of the image to the frame that names its size (ITU-T T.81, B.1 and B.2).
    private static bool IsJpeg(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return false;
        }

        for (var place = 2; place + 4 <= content.Length && content[place] == 0xFF;)
        {
            var marker = content[place + 1];

            // Fill bytes may stand before a marker.
            if (marker == 0xFF)
            {
                place++;
                continue;
            }

            // C4, C8 and CC are tables and an extension; the others of this row begin a frame.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return true;
            }

            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xDA))
            {
                return false;
            }

            place += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(place + 2)..]);
        }

        return false;
    }

    // A RIFF container that is all there, of the form WEBP, whose first chunk holds or announces a picture (RFC 9649, 2.3 to 2.7).
    private static bool IsWebP(ReadOnlySpan<byte> content)
        => content.Length >= 20
           && content.StartsWith("RIFF"u8)
           && content[8..12].SequenceEqual("WEBP"u8)
           && BinaryPrimitives.ReadUInt32LittleEndian(content[4..]) <= content.Length - 8
           && content[12..15].SequenceEqual("VP8"u8)
           && content[15] is (byte)' ' or (byte)'L' or (byte)'X';
}
