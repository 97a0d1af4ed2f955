using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger;

/// <summary>The rules of this dialect. What stood already is judged no more: other surfaces have other rules.</summary>
internal sealed class PersonRules(PersonContent standing, PersonContent wanted, References references)
{
    private readonly Violations violations = new();

    /// <summary>The refusal; null when no rule is broken.</summary>
    /// <param name="isNew">Whether the person is about to be made, and must have a family name; others made people without one.</param>
    public Problem? Judge(bool isNew)
    {
        if (isNew || wanted.FamilyName != standing.FamilyName)
        {
            violations.NotBlank("familyName", wanted.FamilyName);
        }

        JudgeText("familyName", standing.FamilyName, wanted.FamilyName);
        JudgeText("givenName", standing.GivenName, wanted.GivenName);
        JudgeText("additionalName", standing.AdditionalName, wanted.AdditionalName);
        JudgeText("honorificPrefix", standing.HonorificPrefix, wanted.HonorificPrefix);
        JudgeText("initials", standing.Initials, wanted.Initials);
        JudgeText("jobTitle", standing.JobTitle, wanted.JobTitle);
        JudgeText("customerId", standing.CustomerId, wanted.CustomerId);
        JudgeText("linkedinId", standing.LinkedinId, wanted.LinkedinId);
        JudgeText("externalSource", standing.ExternalSource, wanted.ExternalSource);
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

    private void JudgeTags()
    {
        var carried = standing.Tags.Select(tag => tag.Id).ToHashSet();

        foreach (var (place, tag) in wanted.Tags.Index())
        {
            if (references.IsDisabled(tag.Id) && !carried.Contains(tag.Id))
            {
                violations.IsDisabled($"tags[{place}]");
            }
        }
    }

    private void JudgeEmails()
    {
        var seen = new HashSet<string>();
        var stood = standing.Emails.ToHashSet();

        foreach (var (place, email) in wanted.Emails.Index())
        {
            var path = $"emailAddresses[{place}].email";

            if (string.IsNullOrWhiteSpace(email.Email))
            {
                violations.NotBlank(path, email.Email);
                continue;
            }

            if (!stood.Contains(email))
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
        var stood = standing.Phones.ToHashSet();

        foreach (var (place, phone) in wanted.Phones.Index())
        {
            if (!stood.Contains(phone))
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
