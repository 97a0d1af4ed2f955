using Identities.Platform.Problems;
using Npgsql;

namespace Identities.Platform.Data;

/// <summary>What PostgreSQL's error codes mean to a caller, for everything that no handler has caught by name.</summary>
internal static class SqlStates
{
    /// <summary>Serialization failure, deadlock: the transaction has left no trace and may be tried again.</summary>
    public static bool LostToAnother(string state) => state is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>
    /// Whether a statement may have failed before it ran, while it was planned or its parameters were read. Broken constraints and what
    /// functions raise come later.
    /// </summary>
    public static bool MayComeBeforeExecution(string state)
        => !state.StartsWith("23", StringComparison.Ordinal) && !state.StartsWith("ID", StringComparison.Ordinal);

    /// <summary>The refusal that a failure of the database comes to; null when it is a fault of ours.</summary>
    public static Problem? Problem(Exception exception) => exception switch
    {
        PostgresException { SqlState: var state } => OfState(state),
        NpgsqlException => Unavailable,
        _ => null,
    };

    private static Problem? OfState(string state) => state switch
    {
        PostgresErrorCodes.StringDataRightTruncation
            or PostgresErrorCodes.NumericValueOutOfRange
            or PostgresErrorCodes.DatetimeFieldOverflow
            or PostgresErrorCodes.CheckViolation
            or PostgresErrorCodes.CharacterNotInRepertoire
            or PostgresErrorCodes.UntranslatableCharacter
            or PostgresErrorCodes.ProgramLimitExceeded
            => new Problem(StatusCodes.Status400BadRequest, "value-out-of-range", "A value is outside what can be stored."),
        PostgresErrorCodes.UniqueViolation
            => new Problem(StatusCodes.Status409Conflict, "already-exists", "Something with the same key exists already."),
        PostgresErrorCodes.ForeignKeyViolation
            => new Problem(StatusCodes.Status409Conflict, "reference-missing", "Something that this refers to does not exist, or is referred to itself."),
        // Not tried again by us: that would only hold the connection for another lock timeout.
        PostgresErrorCodes.LockNotAvailable => Unavailable,
        _ when LostToAnother(state) || IsOfConnecting(state) || IsOfServer(state) => Unavailable,
        _ => null,
    };

    /// <summary>A connection that could not be made or was lost, for whatever reason of the server's: no caller has caused it.</summary>
    private static bool IsOfConnecting(string state)
        => state.StartsWith("08", StringComparison.Ordinal)
           || state.StartsWith("28", StringComparison.Ordinal)
           || state is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.ObjectNotInPrerequisiteState;

    /// <summary>
    /// What the server or its machine suffers from: no memory or disk (class 53), an operator (57), files that it cannot read (58),
    /// damaged data or indexes, a standby that takes no writes. XX000 is not among them: PostgreSQL says so of its own bugs, which the
    /// same statement meets again, so it stays a fault that is logged as one.
    /// </summary>
    private static bool IsOfServer(string state)
        => state.StartsWith("53", StringComparison.Ordinal)
           || state.StartsWith("57", StringComparison.Ordinal)
           || IsOfFiles(state)
           || state is PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted or PostgresErrorCodes.ReadOnlySqlTransaction;

    /// <summary>
    /// The server cannot read a file of its installation, as when its package was updated under it: new connections fail to load what
    /// functions need, until the server is started again.
    /// </summary>
    public static bool IsOfFiles(string state) => state.StartsWith("58", StringComparison.Ordinal);

    private static readonly Problem Unavailable =
        new(StatusCodes.Status503ServiceUnavailable, "unavailable", "The database did not answer in time. Try again.") { RetryAfter = 1 };
}
