using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.UpdatePersonName;

internal sealed record UpdatePersonNameCommand(BaackChange Change, Sent<BaackPersonNameRequest> Name)
    : IRequest<Outcome<Versioned<BaackPersonName>>>;

internal sealed class UpdatePersonNameHandler(BaackChanges changes)
    : IRequestHandler<UpdatePersonNameCommand, Outcome<Versioned<BaackPersonName>>>
{
    public async Task<Outcome<Versioned<BaackPersonName>>> Handle(UpdatePersonNameCommand command, CancellationToken cancellationToken)
    {
        var judged = await changes.Judge<BaackPersonNameRequest, PersonNameRow, BaackPersonName>(
            command.Name, PersonNameRow.Select, command.Change, cancellationToken);

        if (judged.Refused(out var refusal, out var name))
        {
            return refusal;
        }

        var parameters = new { name.Given, name.Value.GivenName, name.Value.FamilyName, name.Value.HonorificPrefix };

        return await changes.Write<PersonNameRow, BaackPersonName>(UpdateName, command.Change, parameters, cancellationToken);
    }

    // A name of which nothing is left goes.
    private const string UpdateName = """
        select begin_change_of_item('personname', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update aliases
        set    first_name = case when 'givenName' = any (@Given) then @GivenName else first_name end,
               last_name  = case when 'familyName' = any (@Given) then @FamilyName else last_name end,
               title      = case when 'honorificPrefix' = any (@Given) then @HonorificPrefix else title end
        where  person_alias_id = @Urn
        returning person_alias_id, (select person_object_id from people where people.person_id = aliases.person_id) as person_object_id,
                  first_name, last_name, title;

        delete from aliases
        where  person_alias_id = @Urn
        and    num_nonnulls(first_name, middle_name, last_name, title) = 0;

        select etag from changed_identity_mark(@Moment);
        """;
}
