using System.Net;
using System.Text.Json.Nodes;
using Identities.Tests.Dialects.SuperOffice;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class PersonMembersTests(Api api) : IClassFixture<Api>
{
    /// <summary>Of each member of a body: what it becomes of what is shown, and the members of all surfaces in which that shows.</summary>
    private static readonly Dictionary<string, (Func<Api, JsonNode?, Task<JsonNode?>> Change, string[] Shows)> Table = new()
    {
        ["familyName"] = (Text("Roe"), ["Baack.names", "RogerRoger.familyName", "SuperOffice.FormalName", "SuperOffice.FullName", "SuperOffice.Lastname", "native.aliases"]),
        ["givenName"] = (Text("Janet"), ["Baack.names", "RogerRoger.givenName", "SuperOffice.Firstname", "SuperOffice.FormalName", "SuperOffice.FullName", "native.aliases"]),
        ["additionalName"] = (Text("de"), ["RogerRoger.additionalName", "SuperOffice.FormalName", "SuperOffice.FullName", "SuperOffice.MiddleName", "native.aliases"]),
        ["honorificPrefix"] = (Text("Mx."), ["Baack.names", "RogerRoger.honorificPrefix", "SuperOffice.Mrmrs", "native.aliases"]),
        ["initials"] = (Text("Q."), ["RogerRoger.initials"]),
        ["jobTitle"] = (Text("Director"), ["RogerRoger.jobTitle", "SuperOffice.FormalName", "SuperOffice.Title"]),
        ["customerId"] = (Text("C-2"), ["RogerRoger.customerId"]),
        ["linkedinId"] = (Text("janet"), ["RogerRoger.linkedinId"]),
        ["externalSource"] = (Text("elsewhere"), ["RogerRoger.externalSource"]),
        ["isTracked"] = (Value(false), ["RogerRoger.isTracked"]),
        ["archivedAt"] = (Text("2025-02-03T04:05:06+00:00"), ["RogerRoger.archivedAt"]),
        ["owner"] = (Made(api => api.User()), ["RogerRoger.owner", "SuperOffice.Associate"]),
        ["avatar"] = (Made(api => api.Picture()), ["RogerRoger.avatarUrl"]),
        ["tags"] = (With(async api => $"/tags/{await api.Given.Tag()}"), ["RogerRoger.tags", "native.tags"]),
        ["segments"] = (With(api => api.Segment()), ["RogerRoger.segments"]),
        ["organizations"] = (With(api => api.Organization()), ["Baack.companies", "RogerRoger._organizations", "RogerRoger.organizations"]),
        ["emailAddresses"] = (With("""{"email":"third@example.com"}"""), ["Baack.emails", "RogerRoger.emailAddresses", "SuperOffice.Emails"]),
        ["phoneNumbers"] = (With("""{"phoneNumber":"+31 6 99","phoneType":"mobile"}"""), ["Baack.persons", "Baack.telephones", "RogerRoger.phoneNumbers", "SuperOffice.MobilePhones"]),
        ["address"] = (
            Json("""{"city":"Utrecht","postalCode":"1012 AB","street":"Canal 1","country":"NL"}"""),
            ["Baack.addresses", "RogerRoger.address", "SuperOffice.Address", "native.addresses"]),
        ["dealSize"] = (Value(11), ["RogerRoger.dealSize"]),
        ["totalDeals"] = (Value(12), ["RogerRoger.totalDeals"]),
        ["totalLostDeals"] = (Value(13), ["RogerRoger.totalLostDeals"]),
        ["totalWonDeals"] = (Value(14), ["RogerRoger.totalWonDeals"]),
    };

    public static TheoryData<string, string> Members => WrittenMembers.Of(WrittenMembers.OfPeople);

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Of_a_person_with_everything_one_written_member_changes_and_all_others_stay_on_every_surface(string member, string method)
    {
        var (change, shows) = Table[member];
        var (path, avatar) = await PersonWithEverything();
        var before = await api.ShownEverywhere(path);
        var value = await change(api, (await api.Get(path))[member]);

        var answer = await api.Write(method, path, member, value, new JsonObject { ["avatar"] = avatar });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var after = await api.ShownEverywhere(path);
        Assert.Equal(shows, WrittenMembers.Differing(before, after));
        Assert.Equal(answer.Shown("RogerRoger"), (await api.Get(path)).Shown("RogerRoger"));

        if (member != "avatar")
        {
            Assert.True(JsonNode.DeepEquals(value, answer[member]), $"{answer[member]}");
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_member_that_is_nulled_or_left_out_is_empty_and_all_others_stay(string member, string method)
    {
        var (path, avatar) = await PersonWithEverything();
        var shown = member == "avatar" ? "avatarUrl" : member;
        var before = await api.Get(path);
        var body = before.Json!.AsObject();
        body["avatar"] = avatar;
        body.Remove(member);

        var answer = method == "PUT" ? await api.Put(path, body.ToJsonString()) : await api.Merge(path, $$"""{"{{member}}":null}""");

        if (member == "familyName")
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            return;
        }

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        string[] shows = member == "organizations" ? ["RogerRoger._organizations", "RogerRoger.organizations"] : [$"RogerRoger.{shown}"];
        Assert.Equal(shows, WrittenMembers.Differing(before.Shown("RogerRoger"), answer.Shown("RogerRoger")));
        Assert.True(answer[shown] is null or JsonArray { Count: 0 }, $"{answer[shown]}");
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    public async Task What_was_just_read_changes_nothing_on_any_surface_and_makes_no_version(string method)
    {
        var (path, avatar) = await PersonWithEverything();
        var before = await api.ShownEverywhere(path);
        var version = await api.VersionOfPerson(path);
        var body = (await api.Get(path)).Json!.AsObject();
        body["avatar"] = avatar;

        var answer = method == "PUT" ? await api.Put(path, body.ToJsonString()) : await api.Merge(path, body.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(WrittenMembers.Differing(before, await api.ShownEverywhere(path)));
        Assert.Equal(version, await api.VersionOfPerson(path));
    }

    [Fact]
    public void Every_member_that_a_body_may_name_has_its_change_here()
        => Assert.Equal(WrittenMembers.OfPeople.Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));

    /// <summary>A person of whom every surface has something to say, each member of it.</summary>
    private async Task<(string Path, string Avatar)> PersonWithEverything()
    {
        var avatar = await api.Picture();
        var path = await api.RogerRogerPerson($$"""
            {"familyName":"Doe","givenName":"Jane","additionalName":"van","honorificPrefix":"Ms.","initials":"J.","jobTitle":"Engineer","customerId":"C-1",
             "linkedinId":"jane","externalSource":"here","isTracked":true,"archivedAt":"2026-01-02T03:04:05Z","owner":"{{await api.User()}}","avatar":"{{avatar}}",
             "tags":["/tags/{{await api.Given.Tag()}}","/tags/{{await api.Given.Tag()}}"],"segments":["{{await api.Segment()}}","{{await api.Segment()}}"],
             "organizations":["{{await api.Organization()}}","{{await api.Organization()}}"],
             "emailAddresses":[{"email":"first@example.com"},{"email":"second@example.com"}],
             "phoneNumbers":[{"phoneNumber":"+31 20 1","phoneType":"work"},{"phoneNumber":"+31 6 2","phoneType":"mobile"},{"phoneNumber":"+31 3","phoneType":null}],
             "address":{"city":"Amsterdam","postalCode":"1012 AB","street":"Canal 1","country":"NL"},
             "dealSize":1,"totalDeals":2,"totalLostDeals":3,"totalWonDeals":4}
            """);
        var native = $"/api/v1/people/{People.IdIn(path)}";
        var superOffice = await api.SuperOfficePath(People.IdIn(path));
        Answer[] answers =
        [
            await api.Put($"{native}/aliases", """{"firstName":"Second","lastName":"Name"}"""),
            await api.Put($"{native}/addresses", """{"street":"Main Street 1","street2":"Back house","city":"Springfield","state":"S","postalCode":"1","country":"Elsewhere"}"""),
            await api.Put($"{native}/entityFields", """{"name":"Tier","numberValue":7.50}"""),
            await api.Put($"{native}/notes", """{"summary":"Called","body":"About this","sharedId":"01900000-0000-7000-8000-00000000beef"}"""),
            await api.Patch(superOffice, """
                {"ChatEmails":[{"Value":"chat"}],"Urls":[{"Value":"https://example.com","Description":"home"}],"Faxes":[{"Value":"+31 4","Description":"fax"}],
                 "InternetPhones":[{"Value":"jane.doe"}],"BirthDate":"1990-02-03","Description":"d","Salutation":"Dr.","DbiAgentId":7,"DbiKey":"k","NoMailing":true,
                 "Position":{"Id":3},"Category":{"Id":2},"Business":{"Id":1},"TicketPriority":{"Id":1},"CustomerLanguage":{"Id":1},"Kanafname":"f","PersonNumber":"P",
                 "SupportAssociate":{"AssociateId":1},"Interests":[{"Id":3}],"ShipmentTypes":[{"Id":2}],"UserDefinedFields":{"SuperOffice:1":"one"},
                 "Address":{"Street":{"Address2":"Floor 2"},"Postal":{"Address1":"Box 2","City":"Oslo"},"Wgs84Latitude":59.9},
                 "Consents":[{"ConsentPurposeKey":"STORE","LegalBaseKey":"61B","ConsentSourceKey":"USER","Comment":"by phone"}]}
                """),
            await api.Put($"/n/v1/identity/{People.IdIn(path)}", """{"name":"jane"}"""),
            await api.Post("/n/v1/telephone", $$"""{"identity":{"urn":"{{People.IdIn(path)}}"},"number":"+31 5","type":"Work mobile"}"""),
            await api.Post("/n/v1/clientidentifier", $$"""{"identity":{"urn":"{{People.IdIn(path)}}"},"domain":"example.com","token":"{{path}}"}"""),
        ];
        Assert.All(answers, answer => Assert.True((int)answer.Status is 200 or 201 or 202, answer.Text));
        return (path, avatar);
    }

    private static Func<Api, JsonNode?, Task<JsonNode?>> Text(string text) => Value(text);

    private static Func<Api, JsonNode?, Task<JsonNode?>> Value<T>(T value) => (_, _) => Task.FromResult<JsonNode?>(JsonValue.Create(value));

    private static Func<Api, JsonNode?, Task<JsonNode?>> Json(string json) => (_, _) => Task.FromResult(JsonNode.Parse(json));

    private static Func<Api, JsonNode?, Task<JsonNode?>> Made(Func<Api, Task<string>> make) => async (api, _) => JsonValue.Create(await make(api));

    private static Func<Api, JsonNode?, Task<JsonNode?>> With(string item) => (_, shown) => Task.FromResult<JsonNode?>(Longer(shown, JsonNode.Parse(item)));

    private static Func<Api, JsonNode?, Task<JsonNode?>> With(Func<Api, Task<string>> make)
        => async (api, shown) => Longer(shown, JsonValue.Create(await make(api)));

    private static JsonArray Longer(JsonNode? shown, JsonNode? item)
    {
        var items = shown!.DeepClone().AsArray();
        items.Add(item);
        return items;
    }
}
