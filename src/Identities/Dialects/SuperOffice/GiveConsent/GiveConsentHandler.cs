using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Person.Rules;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.GiveConsent;

internal sealed record GiveConsentCommand(SuperOfficeChange Change, string Purpose, string? Source, string? LegalBase, string? Comment)
    : IRequest<Outcome<ShownPerson>>;

internal sealed class GiveConsentHandler(PersonWrites writes) : IRequestHandler<GiveConsentCommand, Outcome<ShownPerson>>
{
    public Task<Outcome<ShownPerson>> Handle(GiveConsentCommand command, CancellationToken cancellationToken)
        => writes.Change(
            command.Change,
            async person => Given(command, person.Original).Refused(out var problem, out var given)
                || (await person.Match(given, cancellationToken)).Refused(out problem, out var after)
                ? problem
                : await person.Save(after, cancellationToken),
            cancellationToken);

    private static Outcome<PatchedPerson> Given(GiveConsentCommand command, OriginalPerson original)
    {
        if (original.Lists.FindByKey(KnownLists.Purposes, command.Purpose) is null)
        {
            return SuperOfficeProblems.UnknownPurpose;
        }

        if (string.IsNullOrWhiteSpace(command.Source) || string.IsNullOrWhiteSpace(command.LegalBase))
        {
            return SuperOfficeProblems.Invalid("The query needs source and legalBase.");
        }

        var consent = new JsonObject
        {
            ["ConsentPurposeKey"] = command.Purpose,
            ["ConsentSourceKey"] = command.Source,
            ["LegalBaseKey"] = command.LegalBase,
            ["Comment"] = command.Comment,
        };

        return PersonContent.Merging(new JsonObject { ["Consents"] = new JsonArray(consent) })
            .Then(content => PersonRules.Patch(content, original, TimeZoneInfo.Utc));
    }
}
