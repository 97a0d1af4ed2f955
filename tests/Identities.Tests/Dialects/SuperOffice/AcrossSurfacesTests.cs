using System.Net;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class AcrossSurfacesTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_patched_here_is_read_natively_at_once()
    {
        var path = await api.SuperOfficePerson();
        var personId = await api.NativeId(path);

        await api.Patch(path, """
            {"Firstname":"Janet","MiddleName":"van","Lastname":"Roe","Mrmrs":"Ms.","CustomFields":{"LoyaltyTier":"Gold"},
             "Country":{"CountryId":578},"Address":{"Street":{"Address1":"Main Street 1","City":"Oslo","State":"S","Zipcode":"0150"}}}
            """);

        var native = await api.Get($"/api/v1/people/{personId}");
        Assert.Equal("\"2\"", native.ETag);
        var alias = Assert.Single(native["aliases"]!.AsArray())!;
        Assert.Equal(("Janet", "van", "Roe", "Ms."), ((string?)alias["firstName"], (string?)alias["middleName"], (string?)alias["lastName"], (string?)alias["title"]));
        var field = Assert.Single(native["entityFields"]!.AsArray())!;
        Assert.Equal(("LoyaltyTier", "Gold"), ((string?)field["name"], (string?)field["stringValue"]));
        var address = Assert.Single(native["addresses"]!.AsArray())!;
        Assert.Equal(
            ("Main Street 1", "Oslo", "S", "0150", "Norway"),
            ((string?)address["street"], (string?)address["city"], (string?)address["state"], (string?)address["postalCode"], (string?)address["country"]));
    }

    [Fact]
    public async Task What_is_written_natively_is_read_here_at_once()
    {
        var personId = await api.Given.Person("""
            {"aliases":[{"firstName":"Jane","lastName":"Doe","title":"Dr."},{"firstName":"J"}],
             "addresses":[{"street":"Main Street 1","city":"Oslo","country":"no"},{"city":"Bergen"}],
             "entityFields":[{"name":"Tier","stringValue":"Gold"},{"name":"SuperOffice:7","numberValue":7.50},{"name":"Vip","boolValue":true},{"name":"Since","dateValue":"2020-01-02T03:04:05Z"}]}
            """);
        var path = await api.SuperOfficePath(personId);

        var person = await api.Get(path);

        Assert.Equal("Jane Doe", (string?)person["FullName"]);
        Assert.Equal("Dr.", (string?)person["Mrmrs"]);
        Assert.Equal("Oslo", (string?)person["Address"]!["Street"]!["City"]);
        Assert.Equal("NO", (string?)person["Country"]!["TwoLetterISOCountry"]);
        Assert.Equal("""{"Tier":"Gold","SuperOffice:7":"7.50","Vip":"true","Since":"2020-01-02T03:04:05Z"}""", person["CustomFields"]!.ToJsonString());
        Assert.Equal("""{"SuperOffice:7":"7.50"}""", person["UserDefinedFields"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_its_first_name_a_person_is_answered_under_the_next_one()
    {
        var personId = await api.Given.Person("""{"aliases":[{"firstName":"Jane","lastName":"Doe","title":"Dr."},{"firstName":"Second"}]}""");
        var path = await api.SuperOfficePath(personId);

        var answer = await api.Patch(path, """{"Firstname":null,"Lastname":null,"Mrmrs":null}""");

        Assert.Equal("Second", (string?)answer["Firstname"]);
        Assert.Equal((await api.Get(path)).Text, answer.Text);
        Assert.Equal("\"2\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Theory]
    [InlineData("""[{"op":"replace","path":"Interests/1","value":{"Id":3,"Selected":true}}]""", 3)]
    [InlineData("""[{"op":"add","path":"Interests/0","value":{"Id":2}}]""", 2)]
    [InlineData("""[{"op":"add","path":"Interests/-","value":{"Id":1,"Selected":true}}]""", 1)]
    public async Task An_item_put_at_a_place_of_a_list_of_choices_is_chosen(string patch, int itemId)
    {
        var path = await api.SuperOfficePath(await api.Given.Person());

        var answer = await api.Patch(path, patch);

        var chosen = Assert.Single(answer["Interests"]!.AsArray(), item => (bool)item!["Selected"]!)!;
        Assert.Equal(itemId, (int)chosen["Id"]!);
        Assert.Equal(1, (int)answer["ActiveInterests"]!);
    }

    [Theory]
    [InlineData("""{"CustomFields":{"x_e":"7"},"ExtraFields":{"x_e":"8"},"UserDefinedFields":{"x_e":"9"}}""", "9")]
    [InlineData("""{"CustomFields":{"x_e":null},"UserDefinedFields":{"x_e":"9"}}""", "9")]
    [InlineData("""{"CustomFields":{"x_e":null},"ExtraFields":{"x_e":null}}""", null)]
    public async Task One_key_in_several_dictionaries_of_a_patch_takes_the_last_word(string patch, string? value)
    {
        var path = await api.SuperOfficePath(await api.Given.Person());
        await api.Patch(path, """{"UserDefinedFields":{"x_e":"1"}}""");

        var answer = await api.Patch(path, patch);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        Assert.Equal(value, (string?)answer["CustomFields"]!["x_e"]);
    }

    [Fact]
    public async Task What_this_surface_does_not_show_a_patch_leaves_alone()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""
            {"aliases":[{"firstName":"Jane"},{"firstName":"Second"}],"addresses":[{"city":"Oslo","country":"Neverland"},{"city":"Bergen"}],
             "tags":[{"tagId":"{{tagId}}"}],"notes":[{"summary":"s"}],"entityFields":[{"name":"Tier","numberValue":7}]}
            """);
        var path = await api.SuperOfficePath(personId);
        var before = await api.Get($"/api/v1/people/{personId}");

        await api.Patch(path, """{"Firstname":"Janet","Address":{"Street":{"City":"Moss"}}}""");
        await api.Put(path, """{"Firstname":"Janet","Address":{"Street":{"City":"Moss"}},"Country":null}""");

        var after = await api.Get($"/api/v1/people/{personId}");
        Assert.Equal("Second", (string?)after["aliases"]![1]!["firstName"]);
        Assert.Equal("Moss", (string?)after["addresses"]![0]!["city"]);
        Assert.Equal("Neverland", (string?)after["addresses"]![0]!["country"]);
        Assert.Equal(before["addresses"]![1]!.ToJsonString(), after["addresses"]![1]!.ToJsonString());

        foreach (var part in new[] { "tags", "notes", "entityFields" })
        {
            Assert.Equal(before[part]!.ToJsonString(), after[part]!.ToJsonString());
        }
    }

    [Fact]
    public async Task What_another_surface_stored_in_its_own_way_is_left_as_it_is_by_a_patch_of_something_else()
    {
        var personId = await api.Given.Person("""
            {"aliases":[{"firstName":"Jane"}],"addresses":[{"city":"Oslo"}],"entityFields":[{"name":"σ","stringValue":"1"}]}
            """);
        var path = await api.SuperOfficePath(personId);
        await api.Scalar<int>($"insert into entity_fields (person_id, entity_field_id, position, name, string_value) values ('{personId}', gen_random_uuid(), 2, 'ς', '2') returning 1");
        await api.Scalar<int>($"update addresses set city = null where person_id = '{personId}' returning 1");
        await api.Scalar<int>($"insert into phones (person_id, phone_id, position, number, digits) values ('{personId}', gen_random_uuid(), 1, ' 12 ', '12'), ('{personId}', gen_random_uuid(), 2, ' ', '') returning 1");
        await api.Scalar<int>($"insert into emails (person_id, email_id, position, email) values ('{personId}', gen_random_uuid(), 1, 'a@example.com'), ('{personId}', gen_random_uuid(), 2, ' a@example.com') returning 1");
        var version = await api.VersionOf(path);

        var nothing = await api.Patch(path, """{"Firstname":"Jane"}""");
        var something = await api.Patch(path, """{"Firstname":"Janet"}""");
        var emails = await api.Patch(path, """{"Emails":{"Value":"b@example.com"}}""");

        Assert.Equal(HttpStatusCode.OK, nothing.Status);
        Assert.Equal([" 12 ", " "], something.Values("OtherPhones"));
        Assert.Equal(["a@example.com", "b@example.com"], emails.Values("Emails"));
        Assert.Equal(version + 2, await api.VersionOf(path));
        Assert.Single((await api.Get($"/api/v1/people/{personId}"))["addresses"]!.AsArray());
        Assert.Equal(2, (await api.Get($"/api/v1/people/{personId}"))["entityFields"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_typed_field_keeps_its_type_if_the_text_can_be_read_as_one()
    {
        var personId = await api.Given.Person("""
            {"entityFields":[{"name":"n","numberValue":7},{"name":"b","boolValue":true},{"name":"d","dateValue":"2020-01-02T03:04:05Z"},{"name":"t","numberValue":1}]}
            """);
        var path = await api.SuperOfficePath(personId);

        await api.Patch(path, """{"CustomFields":{"N":"8.50","B":"false","D":"2021-01-01","T":"eight"}}""");

        var fields = (await api.Get($"/api/v1/people/{personId}"))["entityFields"]!.AsArray();
        Assert.Equal(["n", "b", "d", "t"], fields.Select(field => (string?)field!["name"]));
        Assert.Equal("8.50", fields[0]!["numberValue"]!.ToJsonString());
        Assert.False((bool?)fields[1]!["boolValue"]);
        Assert.StartsWith("2021-01-01T00:00:00", (string?)fields[2]!["dateValue"], StringComparison.Ordinal);
        Assert.Equal("eight", (string?)fields[3]!["stringValue"]);
        Assert.Null(fields[3]!["numberValue"]);
    }

    [Fact]
    public async Task A_native_change_moves_Last_Modified_and_fails_If_Unmodified_Since()
    {
        var path = await api.SuperOfficePerson();
        var known = (await api.Get(path)).Header("Last-Modified")!;
        api.Clock.Advance(TimeSpan.FromSeconds(2));
        await api.Put($"/api/v1/people/{await api.NativeId(path)}/aliases", """{"firstName":"Second"}""");

        var answer = await api.Patch(path, """{"Firstname":"Late"}""", ("If-Unmodified-Since", known));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
    }

    [Fact]
    public async Task A_person_read_natively_leads_here_by_a_link()
    {
        var path = await api.SuperOfficePerson();

        var native = await api.Get($"/api/v1/people/{await api.NativeId(path)}");

        Assert.Equal($"<{path}>; rel=\"superoffice\"", native.Header("Link"));
    }

    [Fact]
    public async Task Below_the_clouds_prefix_everything_answers_too_and_links_lead_there()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Get("/identities" + path);

        Assert.Equal($"{api.Address.GetLeftPart(UriPartial.Authority)}/identities{path}", (string?)answer["_Links"]!["Self"]);
        Assert.Equal("SoNotFoundException", (await api.Get("/identities/api/v1/Person/0")).ErrorType());
        Assert.Equal("SoNotFoundException", (await api.Get("/identities/api/v1/Person/x/y/z")).ErrorType());

        Assert.Equal("SoMethodNotAllowedException", (await api.Post("/identities" + path, "{}")).ErrorType());
    }
}
