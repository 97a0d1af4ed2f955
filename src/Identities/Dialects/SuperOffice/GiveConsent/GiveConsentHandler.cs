using Identities.Dialects.SuperOffice.Person;
using System.Text.Json.Nodes;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.GiveConsent;

internal sealed record GiveConsentCommand(SuperOfficeChange Change, string Purpose, string? Source, string? LegalBase, string? Comment)
    : IRequest<Outcome<ShownPerson>>;

internal sealed class GiveConsentHandler(PersonWrites writes) : IRequestHandler<GiveConsentCommand, Outcome<ShownPerson>>
{
    public Task<Outcome<ShownPerson>> Handle(GiveConsentCommand command, CancellationToken cancellationToken)
        => writes.Change(command.Change, original => Given(command, original), cancellationToken);

    private static Outcome<PatchedPerson> Given(GiveConsentCommand command, OriginalPerson original)
    {
        if (original.Lists.FindByKey(Lists.Purposes, command.Purpose) is null)
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

        return PersonPatch.Merging(new JsonObject { ["Consents"] = new JsonArray(consent) }).Then(patch => patch.ApplyTo(original, TimeZoneInfo.Utc));
    }
}
