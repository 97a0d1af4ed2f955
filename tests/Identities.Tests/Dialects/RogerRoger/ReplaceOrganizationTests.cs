using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ReplaceOrganizationTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_left_out_is_emptied_but_for_the_people()
    {
        var (user, picture, segment, person) = (await api.User(), await api.Picture(), await api.Segment(), await api.RogerRogerPerson());
        var organization = await api.Made("/organizations", $$"""
            {"title":"Before","description":"x","website":"x","archivedAt":"2026-01-01","owner":"{{user}}","avatar":"{{picture}}","people":["{{person}}"],"tags":["/tags/{{await api.Given.Tag()}}"],
             "segments":["{{segment}}"],"emailAddresses":[{"email":"a@example.com"}],"phoneNumbers":[{"phoneNumber":"7","phoneType":"fax"}],"address":{"city":"Utrecht"} }
            """);

        var answer = await api.Put(organization, """{"title":"After"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""
            {"title":"After","description":null,"website":null,"customerId":null,"externalSource":null,"chamberOfCommerceNumber":null,"linkedinId":null,"linkedinPublicIdentifier":null,"linkedinInternalId":null,"importedAt":null,"archivedAt":null,"owner":null,"people":["{{person}}"],"tags":[],"segments":[],"emailAddresses":[],"phoneNumbers":[],"address":null,"avatarUrl":null,"integrationParticipants":[],"companyEnrichment":[]}
            """.Trim(),
            answer.Line("@context", "@id", "@type", "id", "createdAt", "updatedAt"));
        Assert.Equal(2, await api.VersionOfPerson(person));
    }

    [Fact]
    public async Task Named_people_come_the_others_leave_and_who_stays_is_left_alone()
    {
        var (jane, john, jack) = (await api.RogerRogerPerson(), await api.RogerRogerPerson(), await api.RogerRogerPerson());
        var organization = await api.Made("/organizations", $$"""{"title":"Doe Ltd","people":["{{jane}}","{{john}}"]}""");

        await api.Put(organization, $$"""{"title":"Doe Ltd","people":["{{jack}}","{{john}}"]}""");

        Assert.Empty((await api.Get(jane)).Texts("organizations"));
        Assert.Equal([organization], (await api.Get(john)).Texts("organizations"));
        Assert.Equal([organization], (await api.Get(jack)).Texts("organizations"));
        Assert.Equal((3, 2, 2), (await api.VersionOfPerson(jane), await api.VersionOfPerson(john), await api.VersionOfPerson(jack)));
    }

    [Fact]
    public async Task Sending_back_what_was_read_changes_nothing()
    {
        var person = await api.RogerRogerPerson();
        var organization = await api.Made("/organizations", $$"""
            {"title":"Same","archivedAt":"2026-01-01T00:00:00.7Z","people":["{{person}}"],"tags":["/tags/{{await api.Given.Tag()}}"],"segments":["{{await api.Segment()}}"],
             "emailAddresses":[{"email":"a@example.com"}],"phoneNumbers":[{"phoneNumber":"7","phoneType":"fax"}],"address":{"city":"Utrecht","country":"NL"} }
            """);
        var read = await api.Get(organization);
        var changes = await api.Scalar<long>("select count(*) from logged_changes");
        api.Clock.Advance(TimeSpan.FromMinutes(1));

        var answer = await api.Put(organization, read.Text);

        Assert.Equal(read.Text, answer.Text);
        Assert.Equal(changes, await api.Scalar<long>("select count(*) from logged_changes"));
    }

    [Fact]
    public async Task An_array_that_is_put_into_another_order_is_answered_so_and_updatedAt_moves()
    {
        var (one, other) = (await api.Segment(), await api.Segment());
        var organization = await api.Made("/organizations", $$"""
            {"title":"x","segments":["{{one}}","{{other}}"],"emailAddresses":[{"email":"a@example.com"},{"email":"b@example.com"}],"phoneNumbers":[{"phoneNumber":"1"},{"phoneNumber":"2"}]}
            """);
        api.Clock.Advance(TimeSpan.FromMinutes(1));

        var answer = await api.Put(organization, $$"""
            {"title":"x","segments":["{{other}}","{{one}}"],"emailAddresses":[{"email":"B@example.com"},{"email":"a@example.com"}],"phoneNumbers":[{"phoneNumber":"2"},{"phoneNumber":"3"},{"phoneNumber":"1"}]}
            """);

        Assert.Equal([other, one], answer.Texts("segments"));
        Assert.Equal(["B@example.com", "a@example.com"], answer["emailAddresses"]!.AsArray().Select(email => (string?)email!["email"]));
        Assert.Equal(["2", "3", "1"], answer["phoneNumbers"]!.AsArray().Select(phone => (string?)phone!["phoneNumber"]));
        Assert.NotEqual((string?)answer["createdAt"], (string?)answer["updatedAt"]);
        Assert.Equal(answer.Text, (await api.Get(organization)).Text);
    }

    [Fact]
    public async Task More_people_than_are_shown_are_not_written_here_and_stay_when_they_are_not_named()
    {
        var organization = await api.Organization();
        var id = People.IdIn(organization);
        await api.Execute("insert into people (person_id) select gen_random_uuid() from generate_series(1, 1001)");
        await api.Execute($"insert into person_companies (person_id, person_company_id, position, company_id) select person_id, gen_random_uuid(), 1, '{id}' from people where person_id not in (select person_id from aliases)");
        Assert.Equal(1000, (await api.Get(organization)).Texts("people").Length);

        var named = await api.Put(organization, """{"title":"x","people":[]}""");
        var unnamed = await api.Put(organization, """{"title":"x"}""");

        Assert.Equal(["people: This collection should contain 1000 elements or less."], named.BrokenRules());
        Assert.Equal(HttpStatusCode.OK, unnamed.Status);
        Assert.Equal(1001, await api.Scalar<long>($"select count(*) from person_companies where company_id = '{id}'"));
    }

    [Fact]
    public async Task A_blank_title_breaks_the_rule_and_an_unknown_organization_answers_404_before_that()
    {
        var organization = await api.Organization();

        Assert.Equal(["title: This value should not be blank."], (await api.Put(organization, "{}")).BrokenRules());
        Assert.Equal("Not Found", (await api.Put($"/organizations/{Notes.Unknown}", "{}")).ErrorDetail());
        Assert.Equal("Syntax error", (await api.Put(organization, "{")).ErrorDetail());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Put(organization, "{}", People.MergePatch)).Status);
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Put($"/organizations/{Notes.Unknown}", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
