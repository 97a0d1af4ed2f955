using System.Net;
using System.Text.Json.Nodes;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

/// <summary>One store behind all surfaces: what is written on one is read on the others at once, and what one cannot show it leaves alone.</summary>
public sealed class SameStoreTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_person_made_here_is_there_natively()
    {
        var tagId = await api.Given.Tag();
        var path = await api.RogerRogerPerson($$"""
            {"familyName":"Doe","givenName":"Jane","additionalName":"van","honorificPrefix":"Dr.","tags":["/tags/{{tagId}}"],
             "address":{"city":"Utrecht","postalCode":"3511 AB","street":"Main Street 1","country":"nl"} }
            """);

        var native = await api.Get($"/api/v1/people/{People.IdIn(path)}");

        Assert.Equal("\"1\"", native.ETag);
        var alias = Assert.Single(native["aliases"]!.AsArray())!;
        Assert.Equal(
            ("Jane", "van", "Doe", "Dr."), ((string?)alias["firstName"], (string?)alias["middleName"], (string?)alias["lastName"], (string?)alias["title"]));
        var address = Assert.Single(native["addresses"]!.AsArray())!;
        Assert.Equal(
            ("Main Street 1", "Utrecht", "3511 AB", "Netherlands"),
            ((string?)address["street"], (string?)address["city"], (string?)address["postalCode"], (string?)address["country"]));
        Assert.Equal(tagId, (string?)Assert.Single(native["tags"]!.AsArray())!["tagId"]);
        Assert.Equal([People.IdIn(path)], (await api.Get($"/api/v1/people?tagId={tagId}")).Json!.AsArray().Select(person => (string?)person!["personId"]));
    }

    [Fact]
    public async Task A_person_made_here_is_there_in_SuperOffice()
    {
        var organization = await api.Organization("Doe & Daughters");
        var path = await api.RogerRogerPerson($$"""
            {"familyName":"Doe","givenName":"Jane","jobTitle":"Engineer","archivedAt":"2026-01-15","organizations":["{{organization}}"],"owner":"{{await api.User()}}",
             "emailAddresses":[{"email":"jane@example.com"}],"address":{"city":"Utrecht","country":"NL"},
             "phoneNumbers":[{"phoneNumber":"1","phoneType":"work"},{"phoneNumber":"2","phoneType":"mobile"},{"phoneNumber":"3","phoneType":"fax"},{"phoneNumber":"4"}]}
            """);

        var person = await api.Get(await SuperOfficePath(path));

        Assert.Equal("Jane Doe", (string?)person["FullName"]);
        Assert.Equal("Engineer", (string?)person["Title"]);
        Assert.True((bool?)person["Retired"]);
        Assert.Equal("Doe & Daughters", (string?)person["Contact"]!["Name"]);
        Assert.NotEqual(0, (int)person["Associate"]!["AssociateId"]!);
        Assert.Equal("jane@example.com", (string?)person["Emails"]![0]!["Value"]);
        Assert.Equal("NL", (string?)person["Country"]!["TwoLetterISOCountry"]);
        foreach (var (member, number) in new[] { ("OfficePhones", "1"), ("MobilePhones", "2"), ("Faxes", "3"), ("OtherPhones", "4") })
        {
            Assert.Equal(number, (string?)Assert.Single(person[member]!.AsArray())!["Value"]);
        }
    }

    [Fact]
    public async Task A_person_of_SuperOffice_is_there_here()
    {
        var made = await api.Post("/api/v1/Person", """
            {"Firstname":"Jane","Lastname":"Doe","MiddleName":"van","Mrmrs":"Ms.","Title":"Engineer","Retired":true,"Contact":{"ContactId":1},
             "Emails":[{"Value":"jane@example.com"}],"ChatEmails":[{"Value":"chat@example.com"}],"InternetPhones":[{"Value":"7"}],"PrivatePhones":[{"Value":"8"}],
             "Address":{"Street":{"Address1":"Main Street 1","City":"Oslo","Zipcode":"0150"},"Postal":{"City":"Bergen"}},"Country":{"CountryId":578}}
            """);
        var id = await api.Scalar<Guid>($"select person_id from people where person_number = {made["PersonId"]}");

        var answer = await api.Get($"/people/{id}");

        Assert.Equal(
            ("Doe", "Jane", "van", "Ms.", "Engineer"),
            ((string?)answer["familyName"], (string?)answer["givenName"], (string?)answer["additionalName"], (string?)answer["honorificPrefix"], (string?)answer["jobTitle"]));
        Assert.NotNull(answer["archivedAt"]);
        Assert.Equal(["/organizations/01900000-0000-7000-8000-000000000001"], answer.Texts("organizations"));
        Assert.Equal("""[{"email":"jane@example.com"}]""", answer["emailAddresses"]!.ToJsonString());
        Assert.Equal("""{"city":"Oslo","postalCode":"0150","street":"Main Street 1","country":"NO"}""", answer["address"]!.ToJsonString());
        Assert.Equal(
            ["home 8", "other 7"],
            answer["phoneNumbers"]!.AsArray().Select(phone => $"{phone!["phoneType"]} {phone["phoneNumber"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Replacing_a_person_here_leaves_the_data_of_others_alone()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""
            {"aliases":[{"firstName":"Jane","lastName":"Doe"},{"firstName":"Second"}],"addresses":[{"street":"Main Street 1","street2":"Floor 2","state":"S","country":"Neverland"},{"city":"Bergen"}],
             "tags":[{"tagId":"{{tagId}}"}],"notes":[{"summary":"s"}],"entityFields":[{"name":"Tier","numberValue":7.50}]}
            """);
        var path = $"/people/{personId}";
        var superOffice = await SuperOfficePath(path);
        await api.Patch(superOffice, """
            {"NoMailing":true,"Salutation":"Prof.","BirthDate":"1980-05-17","Interests":{"Id":2,"Selected":true},"Category":{"Id":1},"Urls":[{"Value":"https://example.com"}],
             "ChatEmails":[{"Value":"chat@example.com"}],"Consents":[{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}]}
            """);
        var native = (await api.Get($"/api/v1/people/{personId}")).Json!;
        var before = (await api.Get(superOffice)).Json!;

        var answer = await api.Put(path, """{"familyName":"Roe","dealSize":7,"address":{"street":"Side Street 2"} }""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var after = (await api.Get($"/api/v1/people/{personId}")).Json!;
        Assert.Equal("Second", (string?)after["aliases"]![1]!["firstName"]);
        Assert.Equal(("Side Street 2", "Floor 2", "S", "Neverland"), AddressOf(after["addresses"]![0]!));
        Assert.Equal(native["addresses"]![1]!.ToJsonString(), after["addresses"]![1]!.ToJsonString());
        Assert.Equal(native["notes"]!.ToJsonString(), after["notes"]!.ToJsonString());
        Assert.Equal(native["entityFields"]!.ToJsonString(), after["entityFields"]!.ToJsonString());
        Assert.Empty(after["tags"]!.AsArray());
        var person = (await api.Get(superOffice)).Json!;
        foreach (var member in new[] { "NoMailing", "Salutation", "BirthDate", "Interests", "Category", "Urls", "ChatEmails", "Consents", "CustomFields" })
        {
            Assert.Equal(before[member]?.ToJsonString(), person[member]?.ToJsonString());
        }

        static (string?, string?, string?, string?) AddressOf(JsonNode address)
            => ((string?)address["street"], (string?)address["street2"], (string?)address["state"], (string?)address["country"]);
    }

    [Fact]
    public async Task What_only_this_surface_knows_survives_a_replacement_in_SuperOffice()
    {
        var path = await api.RogerRogerPerson($$"""
            {"familyName":"Doe","initials":"J.","customerId":"C-1","linkedinId":"l","externalSource":"e","isTracked":false,"dealSize":5,"segments":["{{await api.Segment()}}"],
             "avatar":"{{await api.Picture()}}"}
            """);
        var before = await api.Get(path);

        await api.Put(await SuperOfficePath(path), """{"Lastname":"Roe"}""");

        var after = await api.Get(path);
        Assert.Equal("Roe", (string?)after["familyName"]);
        foreach (var member in new[] { "initials", "customerId", "linkedinId", "externalSource", "isTracked", "dealSize", "segments", "avatarUrl" })
        {
            Assert.NotNull(after[member]);
            Assert.Equal(before[member]!.ToJsonString(), after[member]!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_write_here_moves_the_native_version_and_a_native_one_moves_updatedAt()
    {
        var path = await api.RogerRogerPerson();
        var before = await api.Get(path);
        await api.Merge(path, """{"initials":"J."}""");
        Assert.Equal("\"2\"", (await api.Get($"/api/v1/people/{People.IdIn(path)}")).ETag);
        api.Clock.Advance(TimeSpan.FromSeconds(2));

        var stale = await api.Put($"/api/v1/people/{People.IdIn(path)}/aliases", "{}", ("If-Match", "\"1\""));
        await api.Put($"/api/v1/people/{People.IdIn(path)}/notes", """{"summary":"s"}""");

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.True((DateTimeOffset)(await api.Get(path))["updatedAt"]! > (DateTimeOffset)before["updatedAt"]!);
    }

    [Fact]
    public async Task A_deleted_tag_is_gone_here_at_once_and_a_deleted_person_too()
    {
        var tagId = await api.Given.Tag();
        var path = await api.RogerRogerPerson($$"""{"familyName":"Doe","tags":["/tags/{{tagId}}"]}""");

        await api.Delete($"/api/v1/Tags/{tagId}");

        Assert.Empty((await api.Get(path)).Texts("tags"));
        Assert.Empty((await api.Get($"/people?tags.id={tagId}"))["member"]!.AsArray());
        Assert.Equal($"Item not found for \"/tags/{tagId}\".", (await api.Merge(path, $$"""{"tags":["/tags/{{tagId}}"]}""")).ErrorDetail());
        await api.Delete($"/api/v1/people/{People.IdIn(path)}");
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get(path)).Status);
    }

    [Fact]
    public async Task Every_change_here_is_in_the_log_with_its_origin_and_actor()
    {
        var path = await api.RogerRogerPerson();

        await api.Merge(path, """{"jobTitle":"Engineer","emailAddresses":[{"email":"a@example.com"}]}""");

        Assert.Equal(
            ["1 aliases", "1 people", "2 emails", "2 people"],
            await api.Column<string>($"""
                select version || ' ' || item_table from change
                where  person_id = '{People.IdIn(path)}' and origin = 'rogerroger' and actor = '01900000-0000-7000-8000-00000000cafe' order by 1
                """));
    }

    private async Task<string> SuperOfficePath(string path)
        => $"/api/v1/Person/{await api.Scalar<int>($"select person_number from people where person_id = '{People.IdIn(path)}'")}";
}
