using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Identities.Platform.Http;
using Identities.Platform.Problems;

namespace Identities.People.Transfers;

/// <summary>Writes what became of lines as lines, each as <see cref="ImportedLine"/> describes it.</summary>
internal static class OutcomeLines
{
    public static ReadOnlyMemory<byte> Of(IReadOnlyList<LineOutcome> outcomes, string traceId)
    {
        var text = new ArrayBufferWriter<byte>(outcomes.Count * 96);
        using var json = new Utf8JsonWriter(text, ServiceJson.Writing);

        foreach (var outcome in outcomes)
        {
            json.WriteStartObject();
            json.WriteNumber("line", outcome.Number);

            if (outcome.PersonId is { } personId)
            {
                json.WriteString("personId", personId);
            }
            else
            {
                json.WriteNull("personId");
            }

            json.WriteString("outcome", outcome.Outcome);

            if (outcome.Problem is not null)
            {
                json.WritePropertyName("problem");
                ProblemDocumentWriter.Write(json, outcome.Problem, traceId);
            }

            json.WriteEndObject();
            json.Flush();
            text.Write("\n"u8);
            json.Reset();
        }

        return text.WrittenMemory;
    }

    /// <summary>The last line of an answer that ends before its body does.</summary>
    public static ReadOnlyMemory<byte> Cut(long done, Problem problem, string traceId)
    {
        var text = new ArrayBufferWriter<byte>();

        using (var json = new Utf8JsonWriter(text, ServiceJson.Writing))
        {
            json.WriteStartObject();
            json.WriteBoolean("cut", true);
            json.WriteNumber("done", done);
            json.WritePropertyName("problem");
            ProblemDocumentWriter.Write(json, problem, traceId);
            json.WriteEndObject();
        }

        text.Write("\n"u8);
        return text.WrittenMemory;
    }

    public static string TraceIdOf(HttpContext context) => Activity.Current?.Id ?? context.TraceIdentifier;
}
