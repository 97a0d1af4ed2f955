using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Npgsql;

namespace Identities.Platform.Data;

/// <summary>
/// Constant SQL taken apart once: its statements, with parameters by place as PostgreSQL takes them, and what is known of their rows.
/// Left to the driver, the whole text would be read anew for each request.
/// </summary>
internal sealed class Statements
{
    // Constants of equal text are one object, so it is enough to look at which.
    private static readonly ConcurrentDictionary<string, Statements> Known = new(ReferenceEqualityComparer.Instance);

    private readonly Statement[] statements;
    private Plan[] plans = [];
    private Delegate?[] parsers = [];

    private Statements(string sql) => statements = [.. Split(sql)];

    public static Statements Of(string sql) => Known.GetOrAdd(sql, text => new Statements(text));

    /// <summary>A batch of the statements, with the parameters that they name.</summary>
    public NpgsqlBatch On(NpgsqlConnection connection, object? parameters, NpgsqlTransaction? transaction = null)
    {
        var sources = parameters switch
        {
            null => [],
            Parameters several => several.Sources,
            _ => new[] { parameters },
        };
        var bindings = PlanFor(sources).Bindings;
        var batch = new NpgsqlBatch(connection, transaction);

        for (var place = 0; place < statements.Length; place++)
        {
            var command = new NpgsqlBatchCommand(statements[place].Text);

            foreach (var (source, binding) in bindings[place])
            {
                command.Parameters.Add(binding.Bind(sources[source]));
            }

            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    /// <summary>The one statement that this is, with parameters by name.</summary>
    public NpgsqlBatchCommand Single(params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var statement = statements.Single();
        var command = new NpgsqlBatchCommand(statement.Text);

        foreach (var wanted in statement.Names)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = ValueOf(wanted, parameters) });
        }

        return command;
    }

    /// <summary>How the rows of a result become objects: found out once, because constant SQL has constant columns.</summary>
    public Func<DbDataReader, T> ParserOf<T>(int result, Func<Func<DbDataReader, T>> find)
    {
        var known = parsers;

        if (result < known.Length && known[result] is Func<DbDataReader, T> parser)
        {
            return parser;
        }

        var found = find();
        var all = new Delegate?[Math.Max(known.Length, result + 1)];
        known.CopyTo(all, 0);
        all[result] = found;
        parsers = all;
        return found;
    }

    private static object ValueOf(string wanted, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            if (name == wanted)
            {
                return value;
            }
        }

        throw new InvalidOperationException($"The parameter @{wanted} is missing.");
    }

    private Plan PlanFor(object[] sources)
    {
        foreach (var plan in plans)
        {
            if (plan.Fits(sources))
            {
                return plan;
            }
        }

        var made = new Plan([.. sources.Select(source => source.GetType())], statements);
        plans = [.. plans, made];
        return made;
    }

    /// <summary>Cuts SQL at its semicolons, and gives every name a place in its statement.</summary>
    private static IEnumerable<Statement> Split(string sql)
    {
        var text = new StringBuilder();
        var names = new List<string>();

        for (var at = 0; at < sql.Length;)
        {
            var end = EndOfPiece(sql, at);
            var piece = sql[at..end];

            if (piece == ";")
            {
                if (!string.IsNullOrWhiteSpace(text.ToString()))
                {
                    yield return new Statement(text.ToString().Trim(), [.. names]);
                }

                text.Clear();
                names.Clear();
            }
            else if (piece.Length > 1 && piece[0] == '@')
            {
                if (!names.Contains(piece[1..]))
                {
                    names.Add(piece[1..]);
                }

                text.Append('$').Append(names.IndexOf(piece[1..]) + 1);
            }
            else
            {
                text.Append(piece);
            }

            at = end;
        }

        if (!string.IsNullOrWhiteSpace(text.ToString()))
        {
            yield return new Statement(text.ToString().Trim(), [.. names]);
        }
    }

    /// <summary>Where the piece ends that begins here: a quoted text or name, a comment, a parameter, or one character.</summary>
    private static int EndOfPiece(string sql, int at) => sql[at] switch
    {
        '\'' or '"' => sql.IndexOf(sql[at], at + 1) + 1,
        '-' when sql.AsSpan(at).StartsWith("--") => sql.IndexOf('\n', at) is var end and >= 0 ? end : sql.Length,
        '@' when at + 1 < sql.Length && char.IsAsciiLetter(sql[at + 1]) && !"<>?@".Contains(sql[at - 1]) => EndOfName(sql, at + 1),
        _ => at + 1,
    };

    private static int EndOfName(string sql, int at)
    {
        while (at < sql.Length && (char.IsAsciiLetterOrDigit(sql[at]) || sql[at] == '_'))
        {
            at++;
        }

        return at;
    }

    private sealed record Statement(string Text, string[] Names);

    /// <summary>Which member of which object each parameter is, for objects of these types.</summary>
    private sealed class Plan(Type[] types, IEnumerable<Statement> statements)
    {
        public (int Source, ParameterBinding Binding)[][] Bindings { get; } = [.. statements.Select(statement => statement.Names.Select(name => Find(types, name)).ToArray())];

        public bool Fits(object[] sources)
        {
            if (sources.Length != types.Length)
            {
                return false;
            }

            for (var place = 0; place < types.Length; place++)
            {
                if (sources[place].GetType() != types[place])
                {
                    return false;
                }
            }

            return true;
        }

        private static (int Source, ParameterBinding Binding) Find(Type[] types, string name)
        {
            for (var place = types.Length - 1; place >= 0; place--)
            {
                if (types[place].GetProperty(name) is { } property)
                {
                    return (place, ParameterBinding.Of(property));
                }
            }

            throw new InvalidOperationException($"The parameter @{name} is missing.");
        }
    }
}
