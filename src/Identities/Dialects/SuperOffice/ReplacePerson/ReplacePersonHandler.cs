using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.ReplacePerson;

internal sealed record ReplacePersonCommand(SuperOfficeChange Change, Input<PersonPatch> Person, AnswerForm Form) : IRequest<Outcome<ShownPerson>>;

internal sealed class ReplacePersonHandler(PersonWrites writes) : IRequestHandler<ReplacePersonCommand, Outcome<ShownPerson>>
{
    public Task<Outcome<ShownPerson>> Handle(ReplacePersonCommand command, CancellationToken cancellationToken)
        => writes.Change(command.Change, (state, document, lists) => Replaced(command, state, document, lists), cancellationToken);

    private static Outcome<JsonObject> Replaced(ReplacePersonCommand command, PersonState state, JsonObject document, Lists lists)
    {
        if (command.Person.Rejected(out var rejection, out var person) || command.Form.Rejected(out rejection))
        {
            return rejection;
        }

        // An entity is merged into a person of whom nothing is left but what no entity clears.
        var bare = PersonDocument.Of(PersonWrites.Nobody with { Consents = state.Consents, CustomFields = state.CustomFields }, lists);

        // Without rows of its own the body's street counts.
        bare["Address"]!["LocalizedAddress"] = null;

        return person.ApplyTo(bare, document, lists, command.Form.Zone);
    }
}
