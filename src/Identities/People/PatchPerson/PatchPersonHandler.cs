using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Patching;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.People.PatchPerson;

internal sealed record PatchPersonCommand(PersonChange Change, string? Username, Input<PersonPatch> Patch)
    : IRequest<Outcome<Versioned<IdentityPersonItem>>>;

internal sealed class PatchPersonHandler(Database database, PersonChanges changes)
    : IRequestHandler<PatchPersonCommand, Outcome<Versioned<IdentityPersonItem>>>
{
    public async Task<Outcome<Versioned<IdentityPersonItem>>> Handle(PatchPersonCommand command, CancellationToken cancellationToken)
    {
        if (command.Patch.Rejected(out var rejection, out var patch))
        {
            return await changes.Refuse(command.Change, rejection, cancellationToken);
        }

        try
        {
            return await database.InTransaction(
                command.Change.PersonId,
                transaction => LockApplyAndSave(transaction, command, patch, cancellationToken),
                cancellationToken);
        }
        catch (PostgresException refused) when (ProblemOf(refused) is { } problem)
        {
            return problem;
        }
    }

    private static async Task<Outcome<Versioned<IdentityPersonItem>>> LockApplyAndSave(
        DatabaseTransaction transaction,
        PatchPersonCommand command,
        PersonPatch patch,
        CancellationToken cancellationToken)
    {
        var change = command.Change;
        var locking = change.With(new { Reader = change.Actor });
        var stored = await transaction.QueryBatch(LockAndLoad, locking, rows => Loaded(rows, change.PersonId), cancellationToken);
        var applied = patch.ApplyTo(stored.Value);

        if (applied.Failed)
        {
            return PatchProblems.Of(applied.Failure);
        }

        var patched = applied.Value;
        var touched = PersonCollection.All.Where(collection => patched.Touched.Contains(collection.Name)).ToArray();

        if (PatchedPerson.Read(patched, touched, stored.Value, patch.Shape, change.Moment).Rejected(out var invalid, out var person))
        {
            return invalid;
        }

        // Nothing differs: no version, no log, and no second trip.
        if (person.Changed is [])
        {
            return stored;
        }

        var (statements, writes) = Differences(person, command);
        IdentityPersonParts.AddTo(statements, person.Changed, change.PersonId, change.Actor, change.Moment);

        return await transaction.Commit(statements, Read, cancellationToken);

        async Task<Versioned<IdentityPersonItem>> Read(DbDataReader rows)
        {
            for (var write = 0; write < writes; write++)
            {
                await rows.NextResultAsync(cancellationToken);
            }

            return await IdentityPersonParts.Read(rows, person.Changed, stored.Value, cancellationToken);
        }
    }

    private static async Task<Versioned<IdentityPersonItem>> Loaded(Rows rows, Guid personId)
    {
        await rows.ReadSingleAsync<DateTime>();
        var mark = await rows.ReadSingleAsync<string>();
        var person = await IdentityPersonParts.Read(rows, personId);
        return new Versioned<IdentityPersonItem>(person, mark);
    }

    /// <summary>The statements for what the patch changes, and how many of them answer; what the patch leaves alone costs nothing.</summary>
    private static (StatementBatch Statements, int Writes) Differences(PatchedPerson person, PatchPersonCommand command)
    {
        var statements = new StatementBatch();
        var writes = 0;
        var personId = ("PersonId", (object)command.Change.PersonId);

        Add(DeleteAliases, WriteAliases, person.Aliases);
        Add(DeleteAddresses, WriteAddresses, person.Addresses);
        Add(DeleteEntityFields, WriteEntityFields, person.EntityFields);
        Add(DeleteTags, WriteTags, person.Tags, tag => tag.Item);
        Add(DeleteNotes, WriteNotes, person.Notes, WithAuthor);

        return (statements, writes);

        NoteRequest WithAuthor(NoteRequest note) => person.Notes!.Added.Contains(note) ? note with { Author = note.Author ?? command.Username } : note;

        void Add<TItem>([ConstantExpected] string delete, [ConstantExpected] string write, PatchedItems<TItem>? items, Func<TItem, object>? item = null)
        {
            if (items is { Gone: [_, ..] gone })
            {
                statements.Add(delete, personId, ("Gone", gone));
            }

            if (items is { Written: [_, ..] written })
            {
                writes++;
                statements.Add(write, personId, ("Items", item is null ? PartItems.Of(written) : PartItems.Of(written.Select(item))), ("InOrder", items.Moved));
            }
        }
    }

    private static Problem? ProblemOf(PostgresException refused) => refused switch
    {
        { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: PersonTagProblems.ExpiresInCalendar } => PersonTagProblems.ExpiresTooLate,
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: EntityFieldProblems.NameUnique } => EntityFieldProblems.NameTaken,
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: PersonTagProblems.PrimaryKey } => PersonTagProblems.OtherTagHasId,
        { SqlState: PostgresErrorCodes.UniqueViolation } => ItemOfAnother,
        _ => StoreProblems.Of(refused),
    };

    private static readonly Problem ItemOfAnother = new(
        StatusCodes.Status404NotFound, "item-not-found", "An id that the patch gives to an item belongs to another person's; leave it out.");

    private const string LockAndLoad =
        "select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);\n"
        + "select etag from mark_of_person(@PersonId, @Moment);\n"
        + IdentityPersonParts.Select;

    // Of each collection: what the patch left out goes, and what it changed is written. What a reader is not shown (others' private notes,
    // expired tags) is not touched.
    private const string DeleteAliases = "delete from aliases where person_id = @PersonId and person_alias_id = any (@Gone)";
    private const string WriteAliases = "select count(*) from write_aliases(@PersonId, @Items::jsonb, @InOrder)";
    private const string DeleteAddresses = "delete from addresses where person_id = @PersonId and person_address_id = any (@Gone)";
    private const string WriteAddresses = "select count(*) from write_addresses(@PersonId, @Items::jsonb, @InOrder)";
    private const string DeleteEntityFields = "delete from entity_fields where person_id = @PersonId and entity_field_id = any (@Gone)";
    private const string WriteEntityFields = "select count(*) from write_entity_fields(@PersonId, @Items::jsonb, @InOrder)";
    private const string DeleteTags = "delete from person_tags where person_id = @PersonId and person_tag_id = any (@Gone)";
    private const string WriteTags = "select count(*) from write_person_tags(@PersonId, @Items::jsonb, @InOrder)";
    private const string DeleteNotes = "delete from notes where person_id = @PersonId and note_id = any (@Gone)";
    private const string WriteNotes = "select count(*) from write_notes(@PersonId, @Items::jsonb, @InOrder)";
}
