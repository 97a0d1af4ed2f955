using System.IO.Pipelines;
using System.Text.Json;
using Identities.People.Transfers;
using Identities.People.Transfers.Tables;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using MediatR;
using Npgsql;

namespace Identities.People.ExportPeople;

internal sealed record ExportPeopleQuery(string? Reader, DateTime Moment, HttpContext Context) : IRequest<Outcome<bool>>;

internal sealed partial class ExportPeopleHandler(
    Database database, LongReads reads, ExportPlaces places, CurrentRights rights, ILogger<ExportPeopleHandler> logger)
    : IRequestHandler<ExportPeopleQuery, Outcome<bool>>
{
    private const int PeopleAtOnce = 500;
    private const int SentAtOnce = 64 * 1024;
    private const int PageTime = 30;

    private static readonly TimeSpan Unread = TimeSpan.FromSeconds(30);

    public async Task<Outcome<bool>> Handle(ExportPeopleQuery query, CancellationToken cancellationToken)
    {
        if (!places.TryTake())
        {
            return ExportPlaces.AllTaken;
        }

        await using var watch = rights.Watch(query.Context.User, Permissions.ReadAllIdentity, cancellationToken);

        try
        {
            await database.ExpectAnswer(cancellationToken);
            return await reads.InSnapshot(snapshot => Export(snapshot, query, watch.Ending), watch.Ending);
        }
        catch (OperationCanceledException) when (watch.Lost is not null)
        {
            query.Context.Abort();
            return true;
        }
        catch (NpgsqlException) when (query.Context.Response.HasStarted)
        {
            // What is missing must not look like the end.
            query.Context.Abort();
            return true;
        }
        catch (TimeoutException)
        {
            LogUnread();
            query.Context.Abort();
            return true;
        }
        finally
        {
            places.GiveBack();
        }
    }

    /// <summary>Reads the next people while the ones before them are written.</summary>
    private static async Task<Outcome<bool>> Export(DatabaseTransaction snapshot, ExportPeopleQuery query, CancellationToken cancellationToken)
    {
        await snapshot.Execute(TakeAsLongAsItTakes, null, cancellationToken);
        var answer = query.Context.Response.BodyWriter;
        var page = await Read(snapshot, query, Guid.Empty, cancellationToken);
        query.Context.Response.ContentType = TransferContract.MediaType;
        await using var json = new Utf8JsonWriter(answer, ServiceJson.Writing);

        while (page.Count > 0)
        {
            var next = page.Count < PeopleAtOnce
                ? Task.FromResult<IReadOnlyList<StoredPerson>>([])
                : Read(snapshot, query, page[^1].PersonId, cancellationToken);

            try
            {
                foreach (var person in page)
                {
                    PersonLine.Write(json, person);
                    json.Flush();
                    "\n"u8.CopyTo(answer.GetSpan(1));
                    answer.Advance(1);
                    json.Reset();

                    if (answer.UnflushedBytes >= SentAtOnce)
                    {
                        await Send(answer, cancellationToken);
                    }
                }
            }
            finally
            {
                // The connection is not given back while somebody still reads from it.
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            page = await next;
        }

        await Send(answer, cancellationToken);
        return true;
    }

    /// <summary>Waits until the caller has read so much that there is room for more: a snapshot that is kept open is not for free.</summary>
    private static async Task Send(PipeWriter answer, CancellationToken cancellationToken)
    {
        var sending = answer.FlushAsync(cancellationToken);

        if (!sending.IsCompleted)
        {
            await sending.AsTask().WaitAsync(Unread, cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<StoredPerson>> Read(
        DatabaseTransaction snapshot,
        ExportPeopleQuery query,
        Guid after,
        CancellationToken cancellationToken)
    {
        var page = new StatementBatch { Patience = PageTime };
        page.Add(NextPeople, ("After", after), ("Rows", PeopleAtOnce));
        var people = await snapshot.Run(page, ReadIds, cancellationToken);

        if (people.Count == 0)
        {
            return people;
        }

        (string, object) first = ("First", people[0].PersonId);
        (string, object) last = ("Last", people[^1].PersonId);
        (string, object) moment = ("Moment", query.Moment);
        var parts = new StatementBatch { Patience = PageTime };
        parts.Add(Aliases, first, last);
        parts.Add(Addresses, first, last);
        parts.Add(EntityFields, first, last);
        parts.Add(Tags, first, last, moment);
        parts.Add(Notes, first, last, ("Reader", (object?)query.Reader ?? DBNull.Value));
        parts.Add(Identifiers, first, last, moment);

        return await snapshot.Run(
            parts,
            async rows =>
            {
                await StoredPerson.ReadParts(rows, people, cancellationToken);
                return people;
            },
            cancellationToken);

        async Task<IReadOnlyList<StoredPerson>> ReadIds(NpgsqlDataReader rows)
        {
            var read = new List<StoredPerson>(PeopleAtOnce);

            while (await rows.ReadAsync(cancellationToken))
            {
                read.Add(new StoredPerson(rows.GetGuid(0)));
            }

            return read;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "An export that was not read has ended")]
    private partial void LogUnread();

    // Pages are read along the primary keys, whose order is the answer's: a plan that reads whole tables would do so for each page.
    private const string TakeAsLongAsItTakes = """
        select set_config('statement_timeout', '0', true),
               set_config('enable_seqscan', 'off', true),
               set_config('enable_bitmapscan', 'off', true),
               set_config('enable_hashjoin', 'off', true),
               set_config('enable_mergejoin', 'off', true),
               set_config('jit', 'off', true)
        """;

    private const string NextPeople = "select person_id from people where person_id > @After order by person_id limit @Rows";

    private const string OfPage = "where person_id between @First and @Last";

    private const string Aliases = AliasTable.Select + OfPage + AliasTable.Order;
    private const string Addresses = AddressTable.Select + OfPage + AddressTable.Order;
    private const string EntityFields = EntityFieldTable.Select + OfPage + EntityFieldTable.Order;

    private const string Tags = PersonTagTable.Select + OfPage + """

        and    (expires is null or expires > @Moment)
        and    not exists (select from tags where tags.tag_id = person_tags.tag_id and deleted_at is not null)
        """ + PersonTagTable.Order;

    private const string Notes = NoteTable.Select + OfPage + """

        and    (not is_private or owner_subject = @Reader)
        """ + NoteTable.Order;

    private const string Identifiers = ClientIdentifierTable.Select + OfPage + """

        and    (expires is null or expires > @Moment)
        """ + ClientIdentifierTable.Order;
}
