using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class PatchPersonTests(Api api) : IClassFixture<Api>
{
    private const string Full = """
        {"familyName":"Doe","givenName":"Jane","jobTitle":"Engineer","archivedAt":"2026-01-15T12:00:00Z","isTracked":true,"totalDeals":3,
         "emailAddresses":[{"email":"a@example.com"},{"email":"b@example.com"}],"phoneNumbers":[{"phoneNumber":"030-1","phoneType":"work"}],
         "address":{"city":"Utrecht","street":"Main Street 1","country":"NL"}}
        """;

    [Fact]
    public async Task What_is_left_out_stays_null_empties_and_arrays_are_replaced_whole()
    {
        var path = await api.RogerRogerPerson(Full);

        var answer = await api.Merge(path, """
            {"givenName":"Janet","jobTitle":null,"archivedAt":null,"totalDeals":null,"emailAddresses":[{"email":"c@example.com"}],"phoneNumbers":null,
             "address":{"city":"Oslo","country":null}}
            """);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("Doe", "Janet", null), ((string?)answer["familyName"], (string?)answer["givenName"], (string?)answer["jobTitle"]));
        Assert.Null(answer["archivedAt"]);
        Assert.Null(answer["totalDeals"]);
        Assert.True((bool?)answer["isTracked"]);
        Assert.Equal("""[{"email":"c@example.com"}]""", answer["emailAddresses"]!.ToJsonString());
        Assert.Equal("[]", answer["phoneNumbers"]!.ToJsonString());
        Assert.Equal("""{"city":"Oslo","postalCode":null,"street":"Main Street 1","country":null}""", answer["address"]!.ToJsonString());
        Assert.Equal((await api.Get(path)).Text, answer.Text);
        Assert.Equal(2, await api.VersionOfPerson(path));
    }

    [Fact]
    public async Task What_was_read_may_be_sent_back_and_changes_nothing()
    {
        var tagId = await api.Given.Tag();
        var path = await api.RogerRogerPerson(Full);
        await api.Merge(path, $$"""{"tags":["/tags/{{tagId}}"],"organizations":["{{await api.Organization()}}"],"avatar":"{{await api.Picture()}}"}""");
        var before = await api.Get(path);
        api.Clock.Advance(TimeSpan.FromSeconds(3));

        var answer = await api.Merge(path, before.Text);

        Assert.Equal(before.Text, answer.Text);
        Assert.Equal(2, await api.VersionOfPerson(path));
    }

    [Fact]
    public async Task A_change_moves_updatedAt_and_not_createdAt()
    {
        var path = await api.RogerRogerPerson();
        var before = await api.Get(path);
        api.Clock.Advance(TimeSpan.FromSeconds(3));

        var answer = await api.Merge(path, """{"initials":"J."}""");

        Assert.Equal((string?)before["createdAt"], (string?)answer["createdAt"]);
        Assert.True((DateTimeOffset)answer["updatedAt"]! >= (DateTimeOffset)before["updatedAt"]! + TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData("""{"familyName":null}""")]
    [InlineData("""{"familyName":"  "}""")]
    public async Task A_family_name_cannot_be_taken_away(string body)
    {
        var path = await api.RogerRogerPerson();

        var answer = await api.Merge(path, body);

        Assert.Equal(["familyName: This value should not be blank."], answer.BrokenRules());
        Assert.Equal(1, await api.VersionOfPerson(path));
    }

    [Fact]
    public async Task Somebody_without_a_family_name_is_shown_with_null_and_may_be_changed_otherwise()
    {
        var path = $"/people/{await api.Given.Person("""{"aliases":[]}""")}";

        var nameless = await api.Merge(path, """{"jobTitle":"Engineer"}""");
        var named = await api.Merge(path, """{"givenName":"Jane"}""");

        Assert.Equal(HttpStatusCode.OK, nameless.Status);
        Assert.Null(nameless["familyName"]);
        Assert.Equal("Jane", (string?)named["givenName"]);
        Assert.Equal("Jane", (string?)(await api.Get($"/api/v1/people/{People.IdIn(path)}/aliases")).Json![0]!["firstName"]);
    }

    [Fact]
    public async Task A_name_whose_parts_are_all_gone_goes_and_the_next_one_is_answered()
    {
        var path = $"/people/{await api.Given.Person("""{"aliases":[{"firstName":"Jane"},{"firstName":"J","lastName":"Doe"}]}""")}";

        var answer = await api.Merge(path, """{"givenName":null}""");

        Assert.Equal(("J", "Doe"), ((string?)answer["givenName"], (string?)answer["familyName"]));
        Assert.Single((await api.Get($"/api/v1/people/{People.IdIn(path)}/aliases")).Json!.AsArray());
    }

    [Fact]
    public async Task Items_that_stay_keep_their_ids_and_the_order_follows_the_array()
    {
        var path = await api.RogerRogerPerson("""
            {"familyName":"Doe","emailAddresses":[{"email":"a@example.com"},{"email":"b@example.com"}],
             "phoneNumbers":[{"phoneNumber":"030-1","phoneType":"work"},{"phoneNumber":"030-1","phoneType":"home"}]}
            """);
        var id = People.IdIn(path);
        var b = await api.Scalar<Guid>($"select email_id from emails where person_id = '{id}' and email = 'b@example.com'");
        var home = await api.Scalar<Guid>($"select phone_id from phones where person_id = '{id}' and kind = 'home'");

        var answer = await api.Merge(path, """
            {"emailAddresses":[{"email":"c@example.com"},{"email":"B@Example.com","@id":"/x"}],"phoneNumbers":[{"phoneNumber":"(030) 1","phoneType":"home"}]}
            """);

        Assert.Equal("""[{"email":"c@example.com"},{"email":"B@Example.com"}]""", answer["emailAddresses"]!.ToJsonString());
        Assert.Equal(b, await api.Scalar<Guid>($"select email_id from emails where person_id = '{id}' and email = 'B@Example.com'"));
        Assert.Equal(home, await api.Scalar<Guid>($"select phone_id from phones where person_id = '{id}' and number = '(030) 1'"));
    }

    [Fact]
    public async Task A_tag_that_is_kept_keeps_its_expiry_and_an_expired_one_is_put_on_anew()
    {
        var (kept, expired) = (await api.Given.Tag(), await api.Given.Tag(more: ",\"defaultExpirePeriod\":\"00:10:00\""));
        var path = await api.RogerRogerPerson($$"""{"familyName":"Doe","tags":["/tags/{{expired}}"]}""");
        await api.Put($"/api/v1/people/{People.IdIn(path)}/tags", $$"""{"tagId":"{{kept}}","expires":"2100-01-01T00:00:00Z"}""");
        api.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal([$"/tags/{kept}"], (await api.Get(path)).Texts("tags"));

        var answer = await api.Merge(path, $$"""{"tags":["/tags/{{expired}}","/tags/{{kept}}"]}""");

        Assert.Equal([$"/tags/{expired}", $"/tags/{kept}"], answer.Texts("tags"));
        var tags = (await api.Get($"/api/v1/people/{People.IdIn(path)}/tags")).Json!.AsArray();
        Assert.Equal("2100-01-01T00:00:00Z", (string?)tags.Single(tag => (string?)tag!["tagId"] == kept)!["expires"]);
        Assert.Equal(2, tags.Count);
    }

    [Fact]
    public async Task A_disabled_tag_stays_where_it_is_and_is_put_on_nobody_new()
    {
        var (carried, other) = (await api.Given.Tag(), await api.Given.Tag());
        var path = await api.RogerRogerPerson($$"""{"familyName":"Doe","tags":["/tags/{{carried}}"]}""");
        await api.Execute($"update tags set disabled = true where tag_id in ('{carried}', '{other}')");

        var kept = await api.Merge(path, $$"""{"tags":["/tags/{{carried}}"],"jobTitle":"x"}""");
        var refused = await api.Merge(path, $$"""{"tags":["/tags/{{carried}}","/tags/{{other}}"]}""");

        Assert.Equal([$"/tags/{carried}"], kept.Texts("tags"));
        Assert.Equal(["tags[1]: The tag is disabled."], refused.BrokenRules());
    }

    [Fact]
    public async Task The_first_organization_is_the_primary_one_and_its_going_makes_no_other_so()
    {
        var (one, two, three) = (await api.Organization(), await api.Organization(), await api.Organization());
        var path = await api.RogerRogerPerson($$"""{"familyName":"Doe","organizations":["{{one}}","{{two}}"]}""");
        var primary = $"select coalesce(string_agg(company_id::text, ','), '') from person_companies where person_id = '{People.IdIn(path)}' and is_primary";
        Assert.Equal(People.IdIn(one), await api.Scalar<string>(primary));

        await api.Merge(path, $$"""{"organizations":["{{two}}","{{one}}"]}""");
        Assert.Equal(People.IdIn(one), await api.Scalar<string>(primary));
        await api.Merge(path, $$"""{"organizations":["{{two}}"]}""");
        Assert.Equal("", await api.Scalar<string>(primary));
        var answer = await api.Merge(path, $$"""{"organizations":["{{two}}","{{three}}"]}""");

        Assert.Equal([two, three], answer.Texts("organizations"));
        Assert.Equal(People.IdIn(three), await api.Scalar<string>(primary));
    }

    [Fact]
    public async Task An_address_that_says_nothing_is_none_and_only_the_first_one_goes()
    {
        var personId = await api.Given.Person("""{"aliases":[{"lastName":"Doe"}],"addresses":[{"city":"Oslo"},{"city":"Bergen"}]}""");

        var answer = await api.Merge($"/people/{personId}", """{"address":{"city":null}}""");

        Assert.Null(answer["address"]);
        Assert.Equal("Bergen", (string?)Assert.Single((await api.Get($"/api/v1/people/{personId}/addresses")).Json!.AsArray())!["city"]);
    }

    [Fact]
    public async Task Two_patches_of_different_members_at_once_are_both_kept()
    {
        var path = await api.RogerRogerPerson();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => api.Merge(path, number % 2 == 0 ? """{"jobTitle":"Engineer"}""" : """{"initials":"J."}""")));

        var answer = await api.Get(path);
        Assert.Equal(("Engineer", "J."), ((string?)answer["jobTitle"], (string?)answer["initials"]));
        Assert.Equal(3, await api.VersionOfPerson(path));
    }

    [Fact]
    public async Task What_another_surface_stored_in_its_own_way_is_judged_only_when_somebody_writes_it()
    {
        var personId = await api.Given.Person($$"""{"aliases":[{"firstName":"{{new string('x', 256)}}","lastName":"Doe"}]}""");
        await api.Execute($"insert into emails (person_id, email_id, position, email) values ('{personId}', gen_random_uuid(), 1, 'no address'); insert into phones (person_id, phone_id, position, kind, label, number, digits) values ('{personId}', gen_random_uuid(), 1, 'internet', 'chat', '12', '12')");

        var kept = await api.Merge($"/people/{personId}", """{"emailAddresses":[{"email":"no address"}],"phoneNumbers":[{"phoneNumber":"12","phoneType":"other"}],"jobTitle":"x"}""");
        var refused = await api.Merge($"/people/{personId}", """{"emailAddresses":[{"email":"no address either"}]}""");

        Assert.Equal(HttpStatusCode.OK, kept.Status);
        Assert.Equal("""[{"phoneNumber":"12","phoneType":"other"}]""", kept["phoneNumbers"]!.ToJsonString());
        Assert.Equal("internet chat", await api.Scalar<string>($"select kind || ' ' || label from phones where person_id = '{personId}'"));
        Assert.Equal(["emailAddresses[0].email: This value is not a valid email address."], refused.BrokenRules());
    }

    [Fact]
    public async Task Nobody_answers_404_before_the_media_type_415_and_that_before_the_body_400()
    {
        var path = await api.RogerRogerPerson();

        var nobody = await api.Patch("/people/01900000-0000-7000-8000-00000000dead", "nonsense", ("Content-Type", "text/plain"));
        var unsupported = await api.Patch(path, "nonsense");
        var malformed = await api.Merge(path, "nonsense");
        var forbidden = await api.Merge(path, "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal((HttpStatusCode.NotFound, "Not Found"), (nobody.Status, nobody.ErrorDetail()));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, unsupported.Status);
        Assert.Equal("The content-type \"application/json\" is not supported. Supported MIME types are \"application/merge-patch+json\".", unsupported.ErrorDetail());
        Assert.Equal((HttpStatusCode.BadRequest, "Syntax error"), (malformed.Status, malformed.ErrorDetail()));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
        Assert.Equal(1, await api.VersionOfPerson(path));
    }

    [Fact]
    public async Task The_order_of_an_array_holds_though_rows_of_several_kinds_stood_at_one_position()
    {
        var person = await api.Post("/api/v1/Person", """
            {"Lastname":"Doe","MobilePhones":[{"Value":"3"},{"Value":"4"}],"Faxes":[{"Value":"5"},{"Value":"6"}],"OfficePhones":[{"Value":"1"}]}
            """);
        var personId = await api.Scalar<Guid>($"select person_id from people where person_number = {person["PersonId"]}");

        var answer = await api.Patch(
            $"/people/{personId}",
            """
            {"phoneNumbers":[{"phoneNumber":"4","phoneType":"mobile"},{"phoneNumber":"6","phoneType":"fax"},{"phoneNumber":"3","phoneType":"mobile"},
                             {"phoneNumber":"5","phoneType":"fax"},{"phoneNumber":"1","phoneType":"work"}]}
            """,
            ("Content-Type", "application/merge-patch+json"));

        Assert.Equal(["4", "6", "3", "5", "1"], answer["phoneNumbers"]!.AsArray().Select(phone => (string?)phone!["phoneNumber"]));
    }
}
