using System.Data;
using Dapper;
using Identities.Platform.Data;
using Npgsql;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>How what differs is written and committed: in one round trip, which answers what only the store can say.</summary>
internal static class PersonCommit
{
    /// <summary>The state as it is written.</summary>
    public static Task<PersonState> Run(
        DatabaseTransaction transaction,
        StatementBatch batch,
        PersonState after,
        DateTime moment,
        CancellationToken cancellationToken)
    {
        batch.Add(Written, ("PersonId", after.Person.PersonId), ("Moment", moment));
        return transaction.Commit(batch, Read, cancellationToken);

        async Task<PersonState> Read(NpgsqlDataReader reader)
        {
            var consents = after.Consents;

            do
            {
                if (reader.GetName(0) == "consent_id")
                {
                    var numbers = reader.Parse<NumberedConsent>().ToDictionary(row => row.ConsentId);
                    consents = [.. consents.Select(row => numbers.TryGetValue(row.ConsentId, out var numbered)
                        ? row with
                        {
                            ConsentNumber = numbered.ConsentNumber,
                            RegistrarNumber = numbered.RegistrarNumber,
                            UpdaterNumber = numbered.UpdaterNumber,
                        }
                        : row)];
                }
                else if (reader.GetName(0) == "person_number")
                {
                    var written = await WrittenRow(reader, cancellationToken);

                    return after with
                    {
                        Consents = consents,
                        Person = after.Person with
                        {
                            PersonNumber = written.PersonNumber,
                            Version = written.Version,
                            Mark = written.Mark,
                            CreatedAt = written.CreatedAt,
                            UpdatedAt = written.UpdatedAt,
                            CreatorNumber = written.CreatorNumber,
                            CreatorName = written.CreatorName,
                            UpdaterNumber = written.UpdaterNumber,
                            UpdaterName = written.UpdaterName,
                        },
                    };
                }
            }
            while (await reader.NextResultAsync(cancellationToken));

            throw new DataException("The written person was not returned.");
        }
    }

    private static async Task<WrittenPerson> WrittenRow(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var parse = Statements.Of(Written).ParserOf(0, () => reader.GetRowParser<WrittenPerson>());

        return await reader.ReadAsync(cancellationToken) ? parse(reader) : throw new DataException("The written person was not returned.");
    }

    private sealed record NumberedConsent
    {
        public Guid ConsentId { get; init; }

        public int ConsentNumber { get; init; }

        public int? RegistrarNumber { get; init; }

        public int? UpdaterNumber { get; init; }
    }

    private sealed record WrittenPerson
    {
        public int PersonNumber { get; init; }

        public long Version { get; init; }

        public string Mark { get; init; } = "";

        public DateTime CreatedAt { get; init; }

        public DateTime UpdatedAt { get; init; }

        public int? CreatorNumber { get; init; }

        public string? CreatorName { get; init; }

        public int? UpdaterNumber { get; init; }

        public string? UpdaterName { get; init; }
    }

    // The mark is that of PersonLoad. Asked of carrier_mark it would be planned each time, for as long as the rest of the patch takes.
    private const string Written = """
        select p.person_number, p.version,
               (select etag from person_mark_with_lists(p.person_id, @Moment)) || '-n'
               || coalesce(owner.row_version, 0) + coalesce(creator.row_version, 0) + coalesce(updater.row_version, 0)
                  + coalesce(support.row_version, 0) + coalesce(company.row_version, 0) as mark,
               p.created_at, p.updated_at,
               creator.user_number as creator_number, creator.username as creator_name,
               updater.user_number as updater_number, updater.username as updater_name
        from   people p
        left join users owner on owner.user_id = p.owner_user_id
        left join users creator on creator.user_id = uuid_of(p.created_by)
        left join users updater on updater.user_id = uuid_of(p.updated_by)
        left join users support on support.user_id = uuid_of(p.dialect_members ->> 'SupportAssociate')
        left join person_companies job on job.person_id = p.person_id and job.is_primary
        left join companies company on company.company_id = job.company_id
        where  p.person_id = @PersonId
        """;
}
