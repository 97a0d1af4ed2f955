using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.CreatePerson;

internal sealed record CreatePersonCommand(BaackChange Change, Sent<BaackPersonRequest> Person) : IRequest<Outcome<Versioned<BaackPerson>>>;

internal sealed class CreatePersonHandler(BaackChanges changes) : IRequestHandler<CreatePersonCommand, Outcome<Versioned<BaackPerson>>>
{
    public async Task<Outcome<Versioned<BaackPerson>>> Handle(CreatePersonCommand command, CancellationToken cancellationToken)
    {
        if (command.Person.Rejected(out var rejection, out var person))
        {
            return command.Change.Refuse(rejection);
        }

        var parameters = new { Identity = person.Identity!.Urn, BirthDate = BaackDates.DateOf(person.BirthDate) };

        return await changes.Write<PersonRow, BaackPerson>(CreatePerson, command.Change.Within(parameters.Identity), parameters, cancellationToken);
    }

    private const string CreatePerson = """
        select begin_change_of_identity(@Identity, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update people
        set    person_object_kept = true,
               birth_date         = @BirthDate::date,
               birth_year_known   = true
        where  person_id = @Identity
        and    not exists (select from person_objects where person_objects.person_id = @Identity);
        """ + PersonRow.SelectByIdentity;
}
