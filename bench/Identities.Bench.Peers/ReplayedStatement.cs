using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Identities.Bench.Peers;

/// <summary>A recorded statement, made anew for another person and another request.</summary>
internal sealed class ReplayedStatement(RecordedStatement recorded)
{
    private readonly Func<int, string, NpgsqlParameter>[] parameters = [.. recorded.Parameters.Select(Replayed)];

    public NpgsqlBatchCommand For(int person, string request)
    {
        var command = new NpgsqlBatchCommand(recorded.Sql);

        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter(person, request));
        }

        return command;
    }

    private static Func<int, string, NpgsqlParameter> Replayed(RecordedParameter parameter)
    {
        var type = WireTypes.ByOid(parameter.Type);

        return parameter.Value is null
            ? (_, _) => new NpgsqlParameter { NpgsqlDbType = type, Value = DBNull.Value }
            : WireTypes.Read(parameter.Type, parameter.Value) switch
            {
                Guid id when id.ToString().EndsWith(Recording.DigitsOf(Recording.Person), StringComparison.Ordinal)
                    => (person, _) => new NpgsqlParameter<Guid> { TypedValue = IdOf(parameter.Value, person) },
                Guid id => (_, _) => new NpgsqlParameter<Guid> { TypedValue = id },
                Recording.Person => (person, _) => new NpgsqlParameter<int> { TypedValue = person },
                int number => (_, _) => new NpgsqlParameter<int> { TypedValue = number },
                string text => TextOf(text, type),
                var other => (_, _) => new NpgsqlParameter { NpgsqlDbType = type, Value = other },
            };
    }

    private static Func<int, string, NpgsqlParameter> TextOf(string text, NpgsqlDbType type)
    {
        var recordedPerson = Recording.DigitsOf(Recording.Person);
        var recordedRequest = Recording.Request.ToString(CultureInfo.InvariantCulture);

        return text.Contains(recordedPerson, StringComparison.Ordinal) || text.Contains(recordedRequest, StringComparison.Ordinal)
            ? (person, request) => new NpgsqlParameter<string>
            {
                TypedValue = text.Replace(recordedPerson, Recording.DigitsOf(person)).Replace(recordedRequest, request),
                NpgsqlDbType = type,
            }
            : (_, _) => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = type };
    }

    // The last twelve digits, as decimal digits two to a byte.
    private static Guid IdOf(ReadOnlySpan<byte> recorded, int person)
    {
        Span<byte> id = stackalloc byte[16];
        recorded.CopyTo(id);

        for (var at = 15; at >= 10; at--)
        {
            id[at] = (byte)((person % 10) | (person / 10 % 10 << 4));
            person /= 100;
        }

        return new Guid(id, bigEndian: true);
    }
}
