using System.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Identities.Platform.Data;

/// <summary>
/// Arrays as parameters that say their type even when they are null: a statement is prepared for the types it is first sent with, and
/// sent with others it would be planned anew each time.
/// </summary>
internal sealed class ArrayHandler(NpgsqlDbType itemType) : SqlMapper.ITypeHandler
{
    public void SetValue(IDbDataParameter parameter, object value)
    {
        ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.Array | itemType;
        parameter.Value = value;
    }

    public object Parse(Type destinationType, object value) => value;
}
