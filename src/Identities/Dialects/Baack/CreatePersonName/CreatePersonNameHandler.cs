using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.CreatePersonName;

internal sealed record CreatePersonNameCommand(BaackChange Change, Sent<BaackPersonNameRequest> Name)
    : IRequest<Outcome<Versioned<BaackPersonName>>>;

internal sealed class CreatePersonNameHandler(BaackChanges changes)
    : IRequestHandler<CreatePersonNameCommand, Outcome<Versioned<BaackPersonName>>>
{
    public async Task<Outcome<Versioned<BaackPersonName>>> Handle(CreatePersonNameCommand command, CancellationToken cancellationToken)
    {
        if (command.Name.Rejected(out var rejection, out var name))
        {
            return command.Change.Refuse(rejection);
        }

        var parameters = new { Person = name.Person!.Urn, name.GivenName, name.FamilyName, name.HonorificPrefix };

        return await changes.Write<PersonNameRow, BaackPersonName>(CreateName, command.Change.Within(parameters.Person), parameters, cancellationToken);
    }

    private const string CreateName = """
        select begin_change_of_item('person', @Person, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        with named as (
            select person_id from people where person_object_id = @Person
        ),
        existing as (
            select   person_alias_id, first_name, last_name, title
            from     aliases
            join     named using (person_id)
            where    first_name = @GivenName
            and      last_name is not distinct from @FamilyName
            and      title is not distinct from @HonorificPrefix
            order by position, person_alias_id
            limit    1
        ),
        made as (
            insert into aliases (person_id, person_alias_id, position, first_name, last_name, title)
            select person_id, @Urn, (select coalesce(max(position), 0) + 1 from aliases join named using (person_id)),
                   @GivenName, @FamilyName, @HonorificPrefix
            from   named
            where  not exists (select from existing)
            returning person_alias_id, first_name, last_name, title
        )
        select person_alias_id, @Person as person_object_id, first_name, last_name, title from existing
        union all
        select person_alias_id, @Person, first_name, last_name, title from made;

        select etag from changed_identity_mark(@Moment);
        """;
}
