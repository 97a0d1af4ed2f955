using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Addresses;

public sealed class UpsertAddressTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task Without_an_id_an_address_is_added_behind_the_others()
    {
        var personId = await api.Given.Person("""{"addresses":[{"city":"Springfield"}]}""");

        var answer = await api.Put(
            $"/api/v1/people/{personId}/addresses",
            """{"street":"Oudegracht 1","street2":"2 hoog","city":"Utrecht","state":"Utrecht","postalCode":"3511 AA","country":"Netherlands"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"personAddressId":"{{answer["personAddressId"]}}","street":"Oudegracht 1","street2":"2 hoog","city":"Utrecht","state":"Utrecht","postalCode":"3511 AA","country":"Netherlands"}""",
            answer.Text);
        Assert.Equal("\"2\"", answer.ETag);
        var addresses = await api.Get($"/api/v1/people/{personId}/addresses");
        Assert.Equal(["Springfield", "Utrecht"], addresses.Json!.AsArray().Select(address => (string?)address!["city"]));
    }

    [Fact]
    public async Task With_the_id_of_an_address_it_is_replaced_in_its_place()
    {
        var addressId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"addresses":[{"personAddressId":"{{addressId}}","street":"1 Main Street","country":"United States"},{"city":"Second"}]}""");

        var answer = await api.Put(
            $"/api/v1/people/{personId}/addresses", $$"""{"personAddressId":"{{addressId}}","city":"Utrecht"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"personAddressId":"{{addressId}}","street":null,"street2":null,"city":"Utrecht","state":null,"postalCode":null,"country":null}""",
            answer.Text);
        var addresses = await api.Get($"/api/v1/people/{personId}/addresses");
        Assert.Equal(["Utrecht", "Second"], addresses.Json!.AsArray().Select(address => (string?)address!["city"]));
    }

    [Theory]
    [InlineData("nl", "NL")]
    [InlineData("NLD", "NL")]
    [InlineData("NETHERLANDS", "NL")]
    [InlineData("Somewhere", "none")]
    [InlineData("", "none")]
    public async Task A_country_is_kept_as_it_was_sent_and_recognised_where_it_is_known(string country, string code)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/addresses", $$"""{"country":"{{country}}"}""");

        Assert.Equal(country, (string?)answer["country"]);
        Assert.Equal(code, await api.Scalar<string>($"select coalesce(country_code::text, 'none') from addresses where person_id = '{personId}'"));
    }

    [Fact]
    public async Task A_changed_country_is_recognised_anew()
    {
        var addressId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"addresses":[{"personAddressId":"{{addressId}}","country":"Netherlands"}]}""");

        await api.Put($"/api/v1/people/{personId}/addresses", $$"""{"personAddressId":"{{addressId}}","country":"Somewhere"}""");

        Assert.True(await api.Scalar<bool>($"select country_code is null from addresses where person_address_id = '{addressId}'"));
    }

    [Fact]
    public async Task What_only_other_surfaces_show_of_an_address_stays()
    {
        var addressId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"addresses":[{"personAddressId":"{{addressId}}","city":"Springfield"}]}""");
        await api.Execute(
            $"update addresses set kind = 'home', street3 = 'Third', office_box = 'Box 7', area = 'Shire' where person_address_id = '{addressId}'");

        await api.Put($"/api/v1/people/{personId}/addresses", $$"""{"personAddressId":"{{addressId}}","city":"Utrecht"}""");

        Assert.Equal("Utrecht home Third Box 7 Shire true", await api.Scalar<string>(
            $"""
            select concat_ws(' ', city, kind, street3, office_box, area, is_primary::text)
            from   addresses
            where  person_address_id = '{addressId}'
            """));
    }

    [Fact]
    public async Task The_first_address_is_primary_and_later_ones_are_not()
    {
        var personId = await api.Given.Person();

        await api.Put($"/api/v1/people/{personId}/addresses", """{"city":"First"}""");
        await api.Put($"/api/v1/people/{personId}/addresses", """{"city":"Second"}""");

        Assert.Equal("First", await Primary(personId));
    }

    [Fact]
    public async Task An_address_added_after_the_primary_one_went_is_primary()
    {
        var addressId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"addresses":[{"personAddressId":"{{addressId}}","city":"First"},{"city":"Second"}]}""");
        await api.Delete($"/api/v1/people/{personId}/addresses/{addressId}");

        await api.Put($"/api/v1/people/{personId}/addresses", """{"city":"Third"}""");

        Assert.Equal("Third", await Primary(personId));
    }

    [Fact]
    public async Task Replacing_an_address_does_not_promote_it_when_none_is_primary()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var personId = await api.Given.Person(
            $$"""{"addresses":[{"personAddressId":"{{first}}","city":"First"},{"personAddressId":"{{second}}","city":"Second"}]}""");
        await api.Delete($"/api/v1/people/{personId}/addresses/{first}");

        await api.Put($"/api/v1/people/{personId}/addresses", $$"""{"personAddressId":"{{second}}","city":"Changed"}""");

        Assert.Equal("none", await Primary(personId));
    }

    [Fact]
    public async Task The_same_call_twice_makes_one_version()
    {
        var personId = await api.Given.Person();
        var body = $$"""{"personAddressId":"{{Guid.CreateVersion7()}}","city":"Utrecht"}""";

        var first = await api.Put($"/api/v1/people/{personId}/addresses", body);
        var second = await api.Put($"/api/v1/people/{personId}/addresses", body);

        Assert.Equal("\"2\"", first.ETag);
        Assert.Equal("\"2\"", second.ETag);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from change where person_id = '{personId}' and item_table = 'addresses'"));
    }

    [Fact]
    public async Task An_id_that_nobody_knows_is_given_to_the_new_address()
    {
        var personId = await api.Given.Person();
        var addressId = Guid.CreateVersion7();

        var answer = await api.Put($"/api/v1/people/{personId}/addresses", $$"""{"personAddressId":"{{addressId}}"}""");

        Assert.Equal(
            $$"""{"personAddressId":"{{addressId}}","street":null,"street2":null,"city":null,"state":null,"postalCode":null,"country":null}""",
            answer.Text);
    }

    [Fact]
    public async Task An_id_of_another_persons_address_answers_404_and_moves_nothing()
    {
        var addressId = Guid.CreateVersion7();
        var other = await api.Given.Person($$"""{"addresses":[{"personAddressId":"{{addressId}}","city":"Theirs"}]}""");
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/addresses", $$"""{"personAddressId":"{{addressId}}","city":"Taken"}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("address-not-found", answer.Code);
        Assert.Equal("Theirs", (string?)(await api.Get($"/api/v1/people/{other}/addresses")).Json![0]!["city"]);
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Theory]
    [InlineData("""{"street":7}""", "street")]
    [InlineData("""{"street2":{}}""", "street2")]
    [InlineData("""{"city":["Utrecht"]}""", "city")]
    [InlineData("""{"state":"a\u0000b"}""", "state")]
    [InlineData("""{"postalCode":3511}""", "postalCode")]
    [InlineData("""{"country":"\ud800"}""", "country")]
    [InlineData("""{"personAddressId":"7"}""", "personAddressId")]
    [InlineData("""{"personAddressId":"00000000-0000-0000-0000-000000000000"}""", "personAddressId")]
    public async Task An_unacceptable_field_answers_400_and_is_named(string body, string field)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/addresses", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error(field));
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Theory]
    [InlineData("street")]
    [InlineData("street2")]
    [InlineData("city")]
    [InlineData("state")]
    [InlineData("postalCode")]
    [InlineData("country")]
    public async Task A_text_of_256_characters_is_kept_and_one_more_answers_400(string field)
    {
        var personId = await api.Given.Person();

        var longest = await api.Put($"/api/v1/people/{personId}/addresses", $$"""{"{{field}}":"{{new string('é', 256)}}"}""");
        var longer = await api.Put($"/api/v1/people/{personId}/addresses", $$"""{"{{field}}":"{{new string('é', 257)}}"}""");

        Assert.Equal(new string('é', 256), (string?)longest[field]);
        Assert.Equal(HttpStatusCode.BadRequest, longer.Status);
        Assert.NotNull(longer.Error(field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"city":"Utrecht",}""")]
    public async Task A_body_that_is_no_JSON_object_answers_400(string body)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/addresses", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("malformed-body", answer.Code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task An_unknown_person_answers_404_before_the_body_is_judged(string body)
    {
        var answer = await api.Put($"/api/v1/people/{Unknown}/addresses", body);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Theory]
    [InlineData("If-Match", "\"1\"", """{"city":"Late"}""")]
    [InlineData("If-Match", "\"1\"", """{"city":7}""")]
    [InlineData("If-None-Match", "*", """{"city":"Late"}""")]
    public async Task A_failed_precondition_answers_412_with_the_current_version_and_writes_nothing(string header, string value, string body)
    {
        var personId = await api.Given.Person();
        await api.Put($"/api/v1/people/{personId}/addresses", """{"city":"Utrecht"}""");

        var answer = await api.Put($"/api/v1/people/{personId}/addresses", body, (header, value));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"2\"", answer.ETag);
        Assert.Single((await api.Get($"/api/v1/people/{personId}/addresses")).Json!.AsArray());
    }

    [Fact]
    public async Task The_version_that_If_Match_names_is_written_and_answered_with_the_new_one()
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/addresses", """{"city":"Utrecht"}""", ("If-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("\"2\"", answer.ETag);
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Put(
            $"/api/v1/people/{Unknown}/addresses", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }

    private Task<string> Primary(string personId) => api.Scalar<string>(
        $"select coalesce((select city from addresses where person_id = '{personId}' and is_primary), 'none')");
}
