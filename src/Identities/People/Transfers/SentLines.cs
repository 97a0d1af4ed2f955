using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Identities.Platform.Http;
using Identities.Platform.Problems;

namespace Identities.People.Transfers;

/// <summary>One line of a body: a person, or the problem with it.</summary>
internal sealed record SentLine(long Number, SentPerson? Person, Problem? Problem);

/// <summary>
/// A body of lines, read part by part: never more than one part, and of a line never more than its limit, is kept. Each line is strict
/// JSON in valid UTF-8, as the body of a request on one person is.
/// </summary>
internal sealed class SentLines(PipeReader body, TimeProvider clock)
{
    private const byte NewLine = (byte)'\n';
    private const int MaxLines = 1000;
    private const int MaxBytes = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonBody.MaxDepth };

    private readonly ArrayBufferWriter<byte> joined = new();
    private long number;
    private bool skipsRestOfLine;

    /// <summary>The next lines, so many that they are worth a transaction; none when the body has ended.</summary>
    /// <param name="hasty">Whether to wait for more lines only when there are none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<SentLine>> Read(bool hasty, CancellationToken cancellationToken)
    {
        var part = new Part(clock.Now());

        while (true)
        {
            if (!body.TryRead(out var read))
            {
                if (hasty && part.Lines.Count > 0)
                {
                    return part.Lines;
                }

                read = await body.ReadAsync(cancellationToken);
            }

            var rest = Take(read.Buffer, read.IsCompleted, part);

            if (part.IsFull)
            {
                body.AdvanceTo(rest.Start);
                return part.Lines;
            }

            body.AdvanceTo(rest.Start, rest.End);

            if (read.IsCompleted)
            {
                return part.Lines;
            }
        }
    }

    /// <summary>Takes whole lines out of what has come; the answer is the rest.</summary>
    private ReadOnlySequence<byte> Take(ReadOnlySequence<byte> bytes, bool isEnd, Part part)
    {
        while (!part.IsFull && bytes.PositionOf(NewLine) is { } end)
        {
            Add(bytes.Slice(0, end), part);
            bytes = bytes.Slice(bytes.GetPosition(1, end));
        }

        if (part.IsFull || bytes.IsEmpty)
        {
            return bytes;
        }

        if (isEnd)
        {
            Add(bytes, part);
            return bytes.Slice(bytes.End);
        }

        // Of a line that is too long already, nothing needs to be kept.
        if (bytes.Length > JsonBody.MaxBytes)
        {
            if (!skipsRestOfLine)
            {
                Add(bytes, part);
                skipsRestOfLine = true;
            }

            return bytes.Slice(bytes.End);
        }

        return bytes;
    }

    private void Add(in ReadOnlySequence<byte> line, Part part)
    {
        if (skipsRestOfLine)
        {
            skipsRestOfLine = false;
            return;
        }

        number++;
        part.Bytes += line.Length;

        if (line.Length > JsonBody.MaxBytes)
        {
            part.Lines.Add(new SentLine(number, null, TooLong));
            return;
        }

        var bytes = Contiguous(line);

        if (number == 1)
        {
            bytes = BodyBytes.WithoutByteOrderMark(bytes);
        }

        if (!IsBlank(bytes.Span))
        {
            part.Lines.Add(Parse(bytes, part.Moment));
        }
    }

    private ReadOnlyMemory<byte> Contiguous(in ReadOnlySequence<byte> line)
    {
        if (line.IsSingleSegment)
        {
            return line.First;
        }

        joined.ResetWrittenCount();
        line.CopyTo(joined.GetSpan((int)line.Length));
        joined.Advance((int)line.Length);
        return joined.WrittenMemory;
    }

    private SentLine Parse(ReadOnlyMemory<byte> line, DateTime now)
    {
        // The parser leaves bytes alone that it only skips over.
        if (!Utf8.IsValid(line.Span))
        {
            return Malformed("The line is not valid UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(line, Strict);

            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Malformed("The line must be a JSON object.");
            }

            return SentPerson.Read(document.RootElement, now).Rejected(out var problem, out var person)
                ? new SentLine(number, null, problem)
                : new SentLine(number, person, null);
        }
        catch (JsonException invalid)
        {
            return Malformed($"The line is not valid JSON: see byte {invalid.BytePositionInLine + 1}.");
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(" \t\r"u8);

    private SentLine Malformed(string sentence)
        => new(number, null, new Problem(StatusCodes.Status400BadRequest, "malformed-body", sentence));

    private static readonly Problem TooLong = new(StatusCodes.Status413PayloadTooLarge, "body-too-large", "The line is over 1 MiB.");

    private sealed class Part(DateTime moment)
    {
        public DateTime Moment { get; } = moment;

        public List<SentLine> Lines { get; } = [];

        public long Bytes { get; set; }

        public bool IsFull => Lines.Count >= MaxLines || (Bytes >= MaxBytes && Lines.Count > 0);
    }
}
