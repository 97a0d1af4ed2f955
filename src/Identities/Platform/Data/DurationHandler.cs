using System.Data;
using Dapper;

namespace Identities.Platform.Data;

/// <summary>Durations stand in the database as microseconds.</summary>
internal sealed class DurationHandler : SqlMapper.TypeHandler<TimeSpan>
{
    public override TimeSpan Parse(object value) => new((long)value * TimeSpan.TicksPerMicrosecond);

    public override void SetValue(IDbDataParameter parameter, TimeSpan value)
    {
        parameter.DbType = DbType.Int64;
        parameter.Value = value.Ticks / TimeSpan.TicksPerMicrosecond;
    }
}
