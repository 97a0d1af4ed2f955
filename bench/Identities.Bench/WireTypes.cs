using System.Buffers.Binary;
using System.Text;
using NpgsqlTypes;

namespace Identities.Bench;

/// <summary>The numbers that PostgreSQL gives the types which the service sends and reads.</summary>
internal static class WireTypes
{
    public const uint Unknown = 0;
    public const uint Bool = 16;
    public const uint Long = 20;
    public const uint Int = 23;
    public const uint Text = 25;
    public const uint Json = 114;
    public const uint Bools = 1000;
    public const uint Texts = 1009;
    public const uint Longs = 1016;
    public const uint Char = 1042;
    public const uint VarChar = 1043;
    public const uint Date = 1082;
    public const uint Moment = 1184;
    public const uint Numeric = 1700;
    public const uint Uuid = 2950;
    public const uint Uuids = 2951;
    public const uint JsonB = 3802;

    public static NpgsqlDbType ByOid(uint type) => type switch
    {
        Unknown => NpgsqlDbType.Unknown,
        Bool => NpgsqlDbType.Boolean,
        Long => NpgsqlDbType.Bigint,
        Int => NpgsqlDbType.Integer,
        Text => NpgsqlDbType.Text,
        Json => NpgsqlDbType.Json,
        Bools => NpgsqlDbType.Array | NpgsqlDbType.Boolean,
        Texts => NpgsqlDbType.Array | NpgsqlDbType.Text,
        Longs => NpgsqlDbType.Array | NpgsqlDbType.Bigint,
        Char => NpgsqlDbType.Char,
        VarChar => NpgsqlDbType.Varchar,
        Date => NpgsqlDbType.Date,
        Moment => NpgsqlDbType.TimestampTz,
        Numeric => NpgsqlDbType.Numeric,
        Uuid => NpgsqlDbType.Uuid,
        Uuids => NpgsqlDbType.Array | NpgsqlDbType.Uuid,
        JsonB => NpgsqlDbType.Jsonb,
        _ => throw new NotSupportedException($"PostgreSQL's type {type} is not known here."),
    };

    /// <summary>The value of a parameter that is not null; an array of the values of an array's.</summary>
    public static object Read(uint type, byte[] value) => type switch
    {
        Bool => value[0] == 1,
        Int => BinaryPrimitives.ReadInt32BigEndian(value),
        Long => BinaryPrimitives.ReadInt64BigEndian(value),
        Moment => DateTime.UnixEpoch.AddYears(30).AddMicroseconds(BinaryPrimitives.ReadInt64BigEndian(value)),
        Uuid => new Guid(value, bigEndian: true),
        JsonB => Encoding.UTF8.GetString(value.AsSpan(1)),
        Unknown or Text or VarChar or Json => Encoding.UTF8.GetString(value),
        Bools => Elements<bool>(Bool, value),
        Longs => Elements<long>(Long, value),
        Texts => Elements<string>(Text, value),
        Uuids => Elements<Guid>(Uuid, value),
        _ => throw new NotSupportedException($"The service sends a parameter of type {type}, which the peers do not know yet."),
    };

    // The number of dimensions, a flag, the type, then for the one dimension its length and lower bound, then the elements.
    private static T[] Elements<T>(uint type, byte[] array)
    {
        var elements = new List<T>();

        for (var at = 20; at < array.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(array.AsSpan(at));
            elements.Add((T)Read(type, array[(at + 4)..(at + 4 + length)]));
            at += 4 + length;
        }

        return [.. elements];
    }
}
