using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.Baack.UpdatePerson;

internal sealed record UpdatePersonCommand(BaackChange Change, Sent<BaackPersonRequest> Person) : IRequest<Outcome<Versioned<BaackPerson>>>;

internal sealed class UpdatePersonHandler(BaackChanges changes) : IRequestHandler<UpdatePersonCommand, Outcome<Versioned<BaackPerson>>>
{
    public async Task<Outcome<Versioned<BaackPerson>>> Handle(UpdatePersonCommand command, CancellationToken cancellationToken)
    {
        var judged = await changes.Judge<BaackPersonRequest, PersonRow, BaackPerson>(
            command.Person, PersonRow.Select, command.Change, cancellationToken);

        if (judged.Refused(out var refusal, out var person))
        {
            return refusal;
        }

        var parameters = new { person.Given, BirthDate = BaackDates.DateOf(person.Value.BirthDate) };

        return await changes.Write<PersonRow, BaackPerson>(UpdatePerson, command.Change, parameters, cancellationToken);
    }

    // A birthday whose year is unknown is shown as null, and null sent back leaves it.
    private const string UpdatePerson = """
        select begin_change_of_item('person', @Urn, @Companies, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        update people
        set    birth_date       = @BirthDate::date,
               birth_year_known = true
        where  person_object_id = @Urn
        and    'birthDate' = any (@Given)
        and    (birth_year_known or @BirthDate is not null);
        """ + PersonRow.Select;
}
