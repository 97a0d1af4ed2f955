using Identities.EntityFields;
using Identities.PersonTags;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.People.CreatePerson;

internal sealed record CreatePersonCommand(OpenChange Change, string? Username, Input<CreatePersonRequest> Person)
    : IRequest<Outcome<Versioned<IdentityPersonItem>>>;

internal sealed class CreatePersonHandler(Database database)
    : IRequestHandler<CreatePersonCommand, Outcome<Versioned<IdentityPersonItem>>>
{
    public async Task<Outcome<Versioned<IdentityPersonItem>>> Handle(CreatePersonCommand command, CancellationToken cancellationToken)
    {
        if (command.Person.Rejected(out var rejection, out var person))
        {
            return rejection;
        }

        var personId = person.PersonId ?? Guid.CreateVersion7();
        var parameters = command.Change.With(new
        {
            PersonId = personId,
            Reader = command.Change.Actor,
            Aliases = PartItems.Of(person.Aliases.Select(alias => alias with { PersonAliasId = alias.PersonAliasId ?? Guid.CreateVersion7() })),
            Addresses = PartItems.Of(person.Addresses.Select(address => address with { PersonAddressId = address.PersonAddressId ?? Guid.CreateVersion7() })),
            EntityFields = PartItems.Of(person.EntityFields.Select(field => field with { EntityFieldId = field.EntityFieldId ?? Guid.CreateVersion7() })),
            Tags = PartItems.Of(person.Tags.Select(tag => (tag with { PersonTagId = tag.PersonTagId ?? Guid.CreateVersion7() }).Item)),
            Notes = PartItems.Of(person.Notes.Select(note => note with
            {
                NoteId = note.NoteId ?? Guid.CreateVersion7(),
                Author = note.Author ?? command.Username,
            })),
        });

        try
        {
            return await database.QueryBatch(CreatePerson, parameters, rows => CreatedPerson(rows, personId), cancellationToken);
        }
        catch (PostgresException refused) when (ProblemOf(refused) is { } problem)
        {
            return problem;
        }
    }

    private static async Task<Versioned<IdentityPersonItem>> CreatedPerson(Rows rows, Guid personId)
    {
        await rows.ReadSingleAsync<DateTime>();

        foreach (var _ in PersonCollection.All)
        {
            await rows.ReadSingleAsync<long>();
        }

        var mark = await rows.ReadSingleAsync<string>();
        var person = await IdentityPersonParts.Read(rows, personId);
        return new Versioned<IdentityPersonItem>(person, mark);
    }

    private static Problem? ProblemOf(PostgresException refused) => refused switch
    {
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: PersonProblems.IdUnique } => PersonProblems.Exists,
        { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: PersonTagProblems.ExpiresInCalendar } => PersonTagProblems.ExpiresTooLate,
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: EntityFieldProblems.NameUnique } => EntityFieldProblems.NameTaken,
        { SqlState: PostgresErrorCodes.UniqueViolation } => ItemOfAnother,
        _ => StoreProblems.Of(refused),
    };

    private static readonly Problem ItemOfAnother = new(
        StatusCodes.Status404NotFound, "item-not-found", "An id that the body gives to an item belongs to another person's; leave it out.");

    private const string CreatePerson = """
        select open_change(@Actor, @Origin, @Moment);

        insert into people (person_id, created_at, created_by, updated_at, updated_by)
        values (@PersonId, @Moment, @Actor, @Moment, @Actor);

        select count(*) from write_aliases(@PersonId, @Aliases::jsonb);

        select count(*) from write_addresses(@PersonId, @Addresses::jsonb);

        select count(*) from write_entity_fields(@PersonId, @EntityFields::jsonb);

        select count(*) from write_person_tags(@PersonId, @Tags::jsonb);

        select count(*) from write_notes(@PersonId, @Notes::jsonb);

        select etag from mark_of_person(@PersonId, @Moment);

        """ + IdentityPersonParts.Select;
}
