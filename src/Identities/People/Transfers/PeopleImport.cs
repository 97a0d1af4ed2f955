using System.IO.Pipelines;
using System.Threading.Channels;
using Identities.EntityFields;
using Identities.PersonTags;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using Npgsql;

namespace Identities.People.Transfers;

/// <summary>What became of a line.</summary>
internal sealed record LineOutcome(long Number, Guid? PersonId, string Outcome, Problem? Problem)
{
    public const string Created = "created";
    public const string Updated = "updated";
    public const string Unchanged = "unchanged";
    private const string Failed = "failed";

    public static LineOutcome Failure(SentLine line, Guid? personId, Problem problem) => new(line.Number, personId, Failed, problem);
}

/// <summary>Who imports, through which surface.</summary>
internal sealed record Importer(string? Actor, string? Username, string Origin);

/// <summary>
/// Brings people in, part by part of the body: the next part is read and judged while the one before it is written. Each part is a
/// transaction of whole people, so whenever it ends, what is there is whole and the same lines again finish the rest.
/// </summary>
internal sealed class PeopleImport(Database database, TimeProvider clock) : IDisposable
{
    private const int MaxRaces = 100;
    private const int MaxOutages = 20;
    private const int MaxLockWaits = 5;
    private const int FewLines = 16;

    private static readonly TimeSpan BetweenOutages = TimeSpan.FromSeconds(1);

    // Each part works PostgreSQL as hard as it can; more at once would only keep everybody else from the connections.
    private readonly SemaphoreSlim writing = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Imports a whole body.</summary>
    /// <param name="body">The lines.</param>
    /// <param name="importer">Who imports.</param>
    /// <param name="isHasty">Whether lines are written as soon as no further ones are waiting, instead of when they are many.</param>
    /// <param name="tell">Is told of each part once it is written, in the order of the lines.</param>
    /// <param name="cancellationToken">Ends the import; parts that are written stay.</param>
    public async Task Run(
        PipeReader body,
        Importer importer,
        bool isHasty,
        Func<IReadOnlyList<LineOutcome>, CancellationToken, Task> tell,
        CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var parts = Channel.CreateBounded<IReadOnlyList<SentLine>>(1);
        var reading = Task.Run(() => Read(new SentLines(body, clock), isHasty, parts.Writer, ending.Token), CancellationToken.None);

        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(ending.Token))
            {
                await tell(await Write(part, importer, ending.Token), ending.Token);
            }
        }
        finally
        {
            // The body must not be read any more when the request is over.
            await ending.CancelAsync();
            await reading;
        }
    }

    private static async Task Read(SentLines lines, bool isHasty, ChannelWriter<IReadOnlyList<SentLine>> parts, CancellationToken cancellationToken)
    {
        try
        {
            while (await lines.Read(isHasty, cancellationToken) is { Count: > 0 } part)
            {
                await parts.WriteAsync(part, cancellationToken);
            }

            parts.Complete();
        }
        catch (Exception broken) when (parts.TryComplete(BodyBytes.IsMalformed(broken) ? BodyBytes.Malformed(broken) : broken))
        {
            // Whoever reads the parts meets it.
        }
    }

    public void Dispose() => writing.Dispose();

    private async Task<IReadOnlyList<LineOutcome>> Write(IReadOnlyList<SentLine> part, Importer importer, CancellationToken cancellationToken)
    {
        var outcomes = new List<LineOutcome>(part.Count);
        outcomes.AddRange(part.Where(line => line.Problem is not null).Select(line => LineOutcome.Failure(line, null, line.Problem!)));
        await writing.WaitAsync(cancellationToken);

        try
        {
            await Write([.. part.Where(line => line.Person is not null)], importer, outcomes, cancellationToken);
        }
        finally
        {
            writing.Release();
        }

        outcomes.Sort((one, other) => one.Number.CompareTo(other.Number));
        return outcomes;
    }

    /// <summary>
    /// Writes the lines of a part. In a dry run all its transactions become savepoints of one, so that a line sees what those before it in
    /// the part would have done.
    /// </summary>
    private Task Write(SentLine[] lines, Importer importer, List<LineOutcome> outcomes, CancellationToken cancellationToken)
        => DryRun.IsOn
            ? database.InLongTransaction(
                async transaction =>
                {
                    var tried = new List<LineOutcome>(lines.Length);
                    await Write(lines, importer, tried, work => transaction.InSavepoint(work, cancellationToken), cancellationToken);
                    outcomes.AddRange(tried);
                    return true;
                },
                cancellationToken)
            : Write(lines, importer, outcomes, work => database.InLongTransaction(work, cancellationToken), cancellationToken);

    /// <summary>Writes lines in one transaction, or, when one of them is in the way of the others, in ever smaller ones.</summary>
    private async Task Write(
        SentLine[] lines,
        Importer importer,
        List<LineOutcome> outcomes,
        Func<Func<DatabaseTransaction, Task<WrittenPart>>, Task<WrittenPart>> inTransaction,
        CancellationToken cancellationToken)
    {
        var (races, outages, waits) = (0, 0, 0);
        var atOnce = lines.Length;

        while (lines.Length > 0)
        {
            var pending = lines.Take(atOnce).ToArray();
            ImportedPart? part = null;

            try
            {
                var written = await inTransaction(
                    transaction => (part = new ImportedPart(transaction, importer, clock.Now())).Write(pending, cancellationToken));

                outcomes.AddRange(written.Outcomes);
                lines = [.. written.Deferred, .. lines.Skip(atOnce)];
                (races, outages, waits) = (0, 0, 0);

                // Where many lines wait for each other, few are looked at in one go: the others would be looked at again and again.
                atOnce = written.Deferred.Count == 0 ? lines.Length : Math.Max(FewLines, 2 * written.Outcomes.Count);
            }
            catch (PostgresException lost) when (IsRace(lost) && ++races <= MaxRaces)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 25) * Math.Min(races, 10)), cancellationToken);
            }
            catch (PostgresException locked) when (IsLocked(locked) && ++waits <= MaxLockWaits)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 25) * waits), cancellationToken);
            }
            catch (NpgsqlException lost) when (!DryRun.IsOn && IsOutage(lost) && part?.IsCommitting != true && ++outages <= MaxOutages)
            {
                // Nothing has been written: a database that comes back finds the import waiting.
                await Task.Delay(BetweenOutages, cancellationToken);
            }
            catch (PostgresException refused) when (ProblemOf(refused) is { } problem && (problem.Status < StatusCodes.Status500InternalServerError || IsLocked(refused)))
            {
                if (pending.Length == 1)
                {
                    outcomes.Add(LineOutcome.Failure(pending[0], pending[0].Person!.PersonId, problem));
                }
                else
                {
                    await Write(pending[..(pending.Length / 2)], importer, outcomes, inTransaction, cancellationToken);
                    await Write(pending[(pending.Length / 2)..], importer, outcomes, inTransaction, cancellationToken);
                }

                lines = [.. lines.Skip(pending.Length)];
            }
        }
    }

    private static bool IsLocked(PostgresException exception) => exception.SqlState == PostgresErrorCodes.LockNotAvailable;

    private static bool IsOutage(NpgsqlException exception)
        => !(exception is PostgresException locked && IsLocked(locked))
           && SqlStates.Problem(exception) is { Status: StatusCodes.Status503ServiceUnavailable };

    /// <summary>Whether somebody else was faster: the next time it is known what they did.</summary>
    private static bool IsRace(PostgresException exception)
        => SqlStates.LostToAnother(exception.SqlState)
           || exception is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: PersonProblems.IdUnique };

    private static Problem? ProblemOf(PostgresException refused) => refused switch
    {
        { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: PersonTagProblems.ExpiresInCalendar } => PersonTagProblems.ExpiresTooLate,
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: EntityFieldProblems.NameUnique } => EntityFieldProblems.NameTaken,
        { SqlState: PostgresErrorCodes.UniqueViolation } => ItemOfAnother,
        _ => StoreProblems.Of(refused) ?? SqlStates.Problem(refused),
    };

    private static readonly Problem ItemOfAnother = new(
        StatusCodes.Status404NotFound, "item-not-found", "An id that the line gives to an item belongs to another person's, or to something hidden; leave it out.");
}
