using System.Reflection;
using Npgsql;
using NpgsqlTypes;

namespace Identities.Platform.Data;

/// <summary>
/// How one member of an object becomes a parameter. A null says its type too: a statement is prepared for the types it is first sent with,
/// and sent with others it would be planned anew each time.
/// </summary>
internal abstract class ParameterBinding
{
    /// <summary>The parameter, with the value that the member has in this object.</summary>
    public abstract NpgsqlParameter Bind(object source);

    public static ParameterBinding Of(PropertyInfo property)
    {
        var type = property.PropertyType;
        var binding = Nullable.GetUnderlyingType(type) is { } underlying
            ? typeof(OfNullable<,>).MakeGenericType(property.DeclaringType!, underlying)
            : typeof(OfValue<,>).MakeGenericType(property.DeclaringType!, type);

        return (ParameterBinding)Activator.CreateInstance(binding, property)!;
    }

    // Durations stand in the database as microseconds.
    private static NpgsqlParameter<long> Duration(TimeSpan duration) => new() { TypedValue = duration.Ticks / TimeSpan.TicksPerMicrosecond };

    private static NpgsqlDbType TypeOf(Type type) => TypesOfNull.TryGetValue(type, out var known)
        ? known
        : throw new NotSupportedException($"Say in {nameof(ParameterBinding)} how {type} is sent when it is null.");

    private static readonly Dictionary<Type, NpgsqlDbType> TypesOfNull = new()
    {
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(short)] = NpgsqlDbType.Smallint,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(decimal)] = NpgsqlDbType.Numeric,
        [typeof(Guid)] = NpgsqlDbType.Uuid,
        [typeof(DateTime)] = NpgsqlDbType.TimestampTz,
        [typeof(DateOnly)] = NpgsqlDbType.Date,
        [typeof(TimeSpan)] = NpgsqlDbType.Bigint,
        [typeof(string)] = NpgsqlDbType.Text,
        [typeof(byte[])] = NpgsqlDbType.Bytea,
        [typeof(bool[])] = NpgsqlDbType.Array | NpgsqlDbType.Boolean,
        [typeof(int[])] = NpgsqlDbType.Array | NpgsqlDbType.Integer,
        [typeof(long[])] = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
        [typeof(Guid[])] = NpgsqlDbType.Array | NpgsqlDbType.Uuid,
        [typeof(string[])] = NpgsqlDbType.Array | NpgsqlDbType.Text,
    };

    private sealed class OfValue<TSource, T>(PropertyInfo property) : ParameterBinding
    {
        private readonly Func<TSource, T> get = property.GetMethod!.CreateDelegate<Func<TSource, T>>();
        private readonly NpgsqlDbType? typeOfNull = typeof(T).IsValueType ? null : TypeOf(typeof(T));

        public override NpgsqlParameter Bind(object source) => get((TSource)source) switch
        {
            null => new NpgsqlParameter { NpgsqlDbType = typeOfNull!.Value, Value = DBNull.Value },
            TimeSpan duration => Duration(duration),
            var value => new NpgsqlParameter<T> { TypedValue = value },
        };
    }

    private sealed class OfNullable<TSource, T>(PropertyInfo property) : ParameterBinding
        where T : struct
    {
        private readonly Func<TSource, T?> get = property.GetMethod!.CreateDelegate<Func<TSource, T?>>();
        private readonly NpgsqlDbType typeOfNull = TypeOf(typeof(T));

        public override NpgsqlParameter Bind(object source) => get((TSource)source) switch
        {
            null => new NpgsqlParameter { NpgsqlDbType = typeOfNull, Value = DBNull.Value },
            TimeSpan duration => Duration(duration),
            { } value => new NpgsqlParameter<T> { TypedValue = value },
        };
    }
}
