using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class PatchOrganizationTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Named_members_change_null_clears_and_the_others_stay()
    {
        var organization = await api.Made("/organizations", """
            {"title":"Before","website":"x","archivedAt":"2026-01-01","emailAddresses":[{"email":"a@example.com"}],"address":{"city":"Utrecht","street":"Main Street 1"}}
            """);

        var answer = await api.Merge(organization, """{"archivedAt":null,"customerId":"7","address":{"street":null},"phoneNumbers":null}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("Before", "x", "7"), ((string?)answer["title"], (string?)answer["website"], (string?)answer["customerId"]));
        Assert.Null(answer["archivedAt"]);
        Assert.Equal("""{"city":"Utrecht","postalCode":null,"street":null,"country":null}""", answer["address"]!.ToJsonString());
        Assert.Equal("a@example.com", (string?)answer["emailAddresses"]![0]!["email"]);
        Assert.Null((await api.Merge(organization, """{"address":{"city":null}}"""))["address"]);
    }

    [Fact]
    public async Task A_tag_that_is_kept_keeps_its_expiry_and_a_disabled_one_may_stay()
    {
        var tag = await api.Given.Tag(more: ""","defaultExpirePeriod":"30.00:00:00" """);
        var organization = await api.Made("/organizations", $$"""{"title":"Tagged","tags":["/tags/{{tag}}"]}""");
        var expires = await Expiry(organization);
        await api.Execute($"update tags set disabled = true where tag_id = '{tag}'");
        api.Clock.Advance(TimeSpan.FromMinutes(1));

        var other = await api.Given.Tag();
        var answer = await api.Merge(organization, $$"""{"tags":["/tags/{{other}}","/tags/{{tag}}"]}""");

        Assert.Equal([$"/tags/{other}", $"/tags/{tag}"], answer.Texts("tags"));
        Assert.Equal(expires, await Expiry(organization));
    }

    [Fact]
    public async Task The_first_company_that_a_person_gets_is_the_primary_one()
    {
        var person = await api.RogerRogerPerson();
        var (first, second) = (await api.Organization("First"), await api.Organization("Second"));

        await api.Merge(first, $$"""{"people":["{{person}}"]}""");
        await api.Merge(second, $$"""{"people":["{{person}}"]}""");

        Assert.Equal([first, second], (await api.Get(person)).Texts("organizations"));
        Assert.Equal(
            Guid.Parse(People.IdIn(first)), await api.Scalar<Guid>($"select company_id from person_companies where is_primary and person_id = '{People.IdIn(person)}'"));
    }

    [Fact]
    public async Task Null_for_the_title_breaks_the_rule_plain_JSON_answers_415_and_an_unknown_one_404()
    {
        var organization = await api.Organization();

        Assert.Equal(["title: This value should not be blank."], (await api.Merge(organization, """{"title":null}""")).BrokenRules());
        Assert.Equal(HttpStatusCode.OK, (await api.Merge(organization, "{}")).Status);
        Assert.Equal("The type of the \"tags\" attribute must be \"array\", \"bool\" given.", (await api.Merge(organization, """{"tags":true}""")).ErrorDetail());
        Assert.Equal($"Item not found for \"/segments/{Notes.Unknown}\".", (await api.Merge(organization, $$"""{"segments":["/segments/{{Notes.Unknown}}"]}""")).ErrorDetail());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Patch(organization, "{}")).Status);
        Assert.Equal("Not Found", (await api.Merge($"/organizations/{Notes.Unknown}", "{}")).ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Merge($"/organizations/{Notes.Unknown}", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    private Task<DateTime> Expiry(string organization)
        => api.Scalar<DateTime>($"select expires from company_tags where expires is not null and company_id = '{People.IdIn(organization)}'");
}
