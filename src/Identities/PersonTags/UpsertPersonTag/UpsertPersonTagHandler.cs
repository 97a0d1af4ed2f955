using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.PersonTags.UpsertPersonTag;

internal sealed record UpsertPersonTagCommand(PersonChange Change, Input<PersonTagRequest> Tag) : IRequest<Outcome<Versioned<PersonTag>>>;

internal sealed class UpsertPersonTagHandler(PersonChanges changes) : IRequestHandler<UpsertPersonTagCommand, Outcome<Versioned<PersonTag>>>
{
    public async Task<Outcome<Versioned<PersonTag>>> Handle(UpsertPersonTagCommand command, CancellationToken cancellationToken)
    {
        if (command.Tag.Rejected(out var rejection, out var tag))
        {
            return await changes.Refuse(command.Change, rejection, cancellationToken);
        }

        var personTagId = tag.PersonTagId ?? Guid.CreateVersion7();
        var parameters = new { Items = PartItems.Of((tag with { PersonTagId = personTagId }).Item) };

        try
        {
            return await changes.WriteOne<PersonTag>(UpsertPersonTag, command.Change, parameters, cancellationToken);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: PersonTagProblems.IdUnique })
        {
            return PersonTagProblems.NotFound(personTagId);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: PersonTagProblems.PrimaryKey })
        {
            return PersonTagProblems.OtherTagHasId;
        }
        catch (PostgresException late) when (late is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: PersonTagProblems.ExpiresInCalendar })
        {
            return PersonTagProblems.ExpiresTooLate;
        }
    }

    private const string UpsertPersonTag = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select tag_id, created, expires, person_tag_id
        from   write_person_tags(@PersonId, @Items::jsonb, by_tag => true);

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
