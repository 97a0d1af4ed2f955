using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using static System.FormattableString;

namespace Identities.Bench;

/// <summary>What PostgreSQL alone can do with the statements of an operation: pgbench sends them, prepared and pipelined as the service does.</summary>
internal sealed partial class Pgbench(string program, string connectionString)
{
    private const string PersonDigits = "lpad(:person::text, 12, '0')";
    private const string RequestDigits = ":request::text";

    /// <summary>Writes a recorded operation as a script, for people from 1 to a number.</summary>
    public static string WriteScript(Recording recording, int people, string folder)
    {
        var script = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"\\set person random(1, {people})\n\\set request random({Recording.Request + 1}, 999999999)\n"));

        foreach (var trip in recording.Trips)
        {
            script.Append("\\startpipeline\n");

            foreach (var statement in trip)
            {
                script.Append(ParameterPlace().Replace(statement.Sql, place =>
                    Value(statement.Parameters[int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) - 1]))).Append(";\n");
            }

            script.Append("\\endpipeline\n");
        }

        var file = Path.Combine(folder, recording.Name + ".sql");
        File.WriteAllText(file, script.ToString());
        return file;
    }

    /// <summary>Runs a script for a time, and reads what it cost from its first second on: in that one its connections are made.</summary>
    public Measurement Run(string script, int connections, int seconds, int postmaster)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(
            program,
            [
                "-n", "-M", "prepared", "-f", script, "-c", $"{connections}", "-j", $"{Math.Min(connections, Environment.ProcessorCount)}",
                "-T", $"{seconds + 2}", "-P", "1", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database!,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = to.Password;
        start.Environment["PGOPTIONS"] = "-c TimeZone=UTC";
        var others = ProcessTimes.CountChildren(postmaster);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var said = new StringBuilder();
        var (transactions, from, until, spent, used) = (0.0, 0.0, 0.0, 0.0, 0.0);

        while (process.StandardError.ReadLine() is { } line)
        {
            said.AppendLine(line);

            if (Progress().Match(line) is not { Success: true } progress)
            {
                continue;
            }

            var (moment, rate) = (Number(progress.Groups[1]), Number(progress.Groups[2]));
            transactions += from > 0 ? rate * (moment - until) : 0;
            spent = from > 0 ? spent : ProcessTimes.OfFamily(postmaster);
            from = from > 0 ? from : moment;
            until = moment;
            used = ProcessTimes.OfFamily(postmaster) - spent;
        }

        process.WaitForExit();

        // Its connections take a while to end, and that would be charged to whoever is measured next.
        SpinWait.SpinUntil(() => ProcessTimes.CountChildren(postmaster) <= others, TimeSpan.FromSeconds(10));

        return process.ExitCode == 0 && until > from
            ? new Measurement(transactions / (until - from), 0, 0, 0, used * 1e6 / transactions, 0)
            : throw new InvalidOperationException($"pgbench failed on {script}: {said}{output.Result}");

        static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
    }

    private static string Value(RecordedParameter parameter)
    {
        var type = TypeOf(parameter.Type);

        return parameter.Value is null
            ? parameter.Type == WireTypes.Unknown ? "null" : $"null::{type}"
            : WireTypes.Read(parameter.Type, parameter.Value) switch
            {
                bool truth => truth ? "true" : "false",
                Recording.Person => ":person::integer",
                int or long => Invariant($"{WireTypes.Read(parameter.Type, parameter.Value)}::{type}"),
                DateTime moment => $"({Text(moment.ToString("O"))})::{type}",
                Array { Length: 0 } => $"'{{}}'::{type}",
                string[] texts => $"array[{string.Join(", ", texts.Select(Text))}]::{type}",
                var other => $"({Text(other.ToString()!)})::{type}",
            };
    }

    private static string TypeOf(uint type) => type switch
    {
        WireTypes.Unknown or WireTypes.Text or WireTypes.VarChar => "text",
        WireTypes.Bool => "boolean",
        WireTypes.Long => "bigint",
        WireTypes.Int => "integer",
        WireTypes.Bools => "boolean[]",
        WireTypes.Texts => "text[]",
        WireTypes.Longs => "bigint[]",
        WireTypes.Moment => "timestamptz",
        WireTypes.Numeric => "numeric",
        WireTypes.Uuid => "uuid",
        WireTypes.Uuids => "uuid[]",
        WireTypes.JsonB => "jsonb",
        _ => throw new NotSupportedException($"The service sends a parameter of type {type}, which pgbench is not given yet."),
    };

    // pgbench takes a colon with letters behind it for a variable, in strings too.
    private static string Text(string text)
    {
        var pieces = Varying().Split(text).Where(piece => piece != "").Select(piece =>
            piece == Recording.DigitsOf(Recording.Person) ? PersonDigits
            : piece == Recording.Request.ToString(CultureInfo.InvariantCulture) ? RequestDigits
            : $"E'{piece.Replace("\\", "\\\\").Replace("'", "''").Replace(":", "\\x3a").Replace("\n", "\\n")}'");
        return string.Join(" || ", pieces.DefaultIfEmpty("''"));
    }

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex ParameterPlace();

    [GeneratedRegex("(000000007777|900000001)")]
    private static partial Regex Varying();

    [GeneratedRegex(@"progress: ([\d.]+) s, ([\d.]+) tps")]
    private static partial Regex Progress();
}
