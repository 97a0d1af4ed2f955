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
        var parameters = new { PersonTagId = personTagId, tag.TagId, tag.Created, tag.Expires, tag.ExpiresByDefault };

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

    // An application that has expired is gone: the disabled tag it was made with is not put on again by changing it.
    private const string UpsertPersonTag = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        with changed as (
            update person_tags
            set    created = @Created,
                   expires = case when @ExpiresByDefault then default_expiry(tags.default_expire_period, @Created) else @Expires::timestamptz end
            from   tags
            where  person_tags.person_id = @PersonId
            and    person_tags.tag_id = @TagId
            and    tags.tag_id = @TagId
            and    tags.deleted_at is null
            and    (not tags.disabled or person_tags.expires is null or person_tags.expires > @Moment)
            returning person_tags.tag_id, created, expires, person_tag_id
        ),
        wanted as (
            select @TagId as tag_id where not exists (select from changed)
        ),
        added as (
            insert into person_tags (person_id, person_tag_id, tag_id, position, created, expires)
            select @PersonId, @PersonTagId, tag.tag_id,
                   (select coalesce(max(position), 0) + 1 from person_tags where person_id = @PersonId),
                   @Created,
                   case when @ExpiresByDefault then default_expiry(tag.default_expire_period, @Created) else @Expires::timestamptz end
            from   wanted
            cross join lateral usable_tag(wanted.tag_id) as tag
            returning tag_id, created, expires, person_tag_id
        )
        select tag_id, created, expires, person_tag_id from changed
        union all
        select tag_id, created, expires, person_tag_id from added;

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
