using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger;

/// <summary>The rules for organizations. What stood already is judged no more: other surfaces have other rules.</summary>
internal sealed class OrganizationRules(OrganizationContent standing, OrganizationContent wanted, References references)
{
    private const string TooMany = "756b1212-697c-468d-a9ad-50dd783bb169";

    private readonly Violations violations = new();

    /// <summary>The refusal; null when no rule is broken.</summary>
    public Problem? Judge()
    {
        if (wanted.Title != standing.Title || wanted.Title is null)
        {
            violations.NotBlank("title", wanted.Title);
        }

        JudgeText("title", standing.Title, wanted.Title);
        JudgeText("website", standing.Website, wanted.Website);
        JudgeText("customerId", standing.CustomerId, wanted.CustomerId);
        JudgeText("externalSource", standing.ExternalSource, wanted.ExternalSource);
        JudgeText("chamberOfCommerceNumber", standing.ChamberOfCommerceNumber, wanted.ChamberOfCommerceNumber);
        JudgeText("linkedinId", standing.LinkedinId, wanted.LinkedinId);
        JudgePeople();
        JudgeTags();
        JudgeEmails();
        JudgePhones();
        JudgeAddress();

        return violations.ToProblem();
    }

    private void JudgeText(string path, string? stood, string? text)
    {
        if (text != stood)
        {
            violations.NotTooLong(path, text);
        }
    }

    // Where more work than are shown, nobody could say who leaves.
    private void JudgePeople()
    {
        if (Math.Max(wanted.People.Count, standing.People.Count) > OrganizationRow.MaxPeople && !wanted.NamesTheSamePeopleAs(standing))
        {
            violations.Add("people", $"This collection should contain {OrganizationRow.MaxPeople} elements or less.", TooMany);
        }
    }

    private void JudgeTags()
    {
        foreach (var (place, tag) in wanted.Tags.Index())
        {
            if (references.IsDisabled(tag.Id) && !standing.Tags.Contains(tag, Reference.SameItem))
            {
                violations.IsDisabled($"tags[{place}]");
            }
        }
    }

    private void JudgeEmails()
    {
        var seen = new HashSet<string>();

        foreach (var (place, email) in wanted.Emails.Index())
        {
            var path = $"emailAddresses[{place}].email";

            if (string.IsNullOrWhiteSpace(email.Email))
            {
                violations.NotBlank(path, email.Email);
                continue;
            }

            if (!standing.Emails.Contains(email))
            {
                violations.IsEmail(path, email.Email);
                violations.NotTooLong(path, email.Email);
            }

            if (!seen.Add(email.Email.ToLowerInvariant()))
            {
                violations.IsRepeated(path);
            }
        }
    }

    private void JudgePhones()
    {
        foreach (var (place, phone) in wanted.Phones.Index())
        {
            if (!standing.Phones.Contains(phone))
            {
                violations.NotBlank($"phoneNumbers[{place}].phoneNumber", phone.Number);
                violations.NotTooLong($"phoneNumbers[{place}].phoneNumber", phone.Number);
            }
        }
    }

    private void JudgeAddress()
    {
        if (wanted.Address is not { } address)
        {
            return;
        }

        JudgeText("address.city", standing.Address?.City, address.City);
        JudgeText("address.postalCode", standing.Address?.PostalCode, address.PostalCode);
        JudgeText("address.street", standing.Address?.Street, address.Street);

        if (address.Country is { } country && country != standing.Address?.Country && !references.KnowsCountry(country))
        {
            violations.NoSuchCountry("address.country");
        }
    }
}
