using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.CreatePerson;

internal sealed record CreatePersonCommand(SuperOfficeChange Change, Input<PersonPatch> Person, AnswerForm Form) : IRequest<Outcome<ShownPerson>>;

internal sealed class CreatePersonHandler(PersonWrites writes) : IRequestHandler<CreatePersonCommand, Outcome<ShownPerson>>
{
    public async Task<Outcome<ShownPerson>> Handle(CreatePersonCommand command, CancellationToken cancellationToken)
    {
        if (command.Person.Rejected(out var rejection, out var person) || command.Form.Rejected(out rejection))
        {
            return rejection;
        }

        return await writes.Create(command.Change, (_, document, lists) => Created(person, document, lists, command.Form.Zone), cancellationToken);
    }

    private static Outcome<JsonObject> Created(PersonPatch person, JsonObject document, Lists lists, TimeZoneInfo zone)
    {
        var bare = document.DeepClone().AsObject();

        // Without rows of its own the body's street counts.
        bare["Address"]!["LocalizedAddress"] = null;

        return person.ApplyTo(bare, document, lists, zone);
    }
}
