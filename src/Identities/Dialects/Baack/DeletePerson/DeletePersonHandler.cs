using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.DeletePerson;

internal sealed record DeletePersonCommand(BaackChange Change) : IRequest<Outcome<Versioned<bool>>>;

internal sealed class DeletePersonHandler(BaackChanges changes) : IRequestHandler<DeletePersonCommand, Outcome<Versioned<bool>>>
{
    public Task<Outcome<Versioned<bool>>> Handle(DeletePersonCommand command, CancellationToken cancellationToken)
        => changes.Delete(DeletePerson, command.Change, cancellationToken);

    // What stays behind does not bring the object back, and what comes later makes another one.
    private const string DeletePerson = """
        select begin_change_of_item('person', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        delete from aliases where person_id = (select person_id from people where person_object_id = @Urn);

        update people
        set    person_object_id      = gen_random_uuid(),
               person_object_kept    = false,
               person_object_without = array(select phone_id from phones where phones.person_id = people.person_id
                                             union all
                                             select person_address_id from addresses where addresses.person_id = people.person_id),
               birth_date            = null,
               birth_year_known      = true
        where  person_object_id = @Urn
        returning true;

        select etag from changed_identity_mark(@Moment);
        """;
}
