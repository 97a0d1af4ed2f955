using System.Net;
using System.Text.Json.Nodes;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class CreatePersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_person_is_made_with_every_member_that_can_be_written()
    {
        var tag = $"/tags/{await api.Given.Tag()}";
        var (segment, first, second) = (await api.Segment(), await api.Organization(), await api.Organization());
        var (user, picture) = (await api.User(), await api.Picture());

        var answer = await api.Post("/people", $$"""
            {"familyName":"Doe","givenName":"Jane","additionalName":"van","honorificPrefix":"Dr.","initials":"J.","jobTitle":"Engineer","customerId":"C-1",
             "linkedinId":"jane-doe","externalSource":"fair","isTracked":true,"archivedAt":"2026-01-15T13:00:00+01:00","owner":"{{user}}","tags":["{{tag}}"],
             "segments":["{{segment}}"],"organizations":["{{second}}","{{first}}"],"avatar":"{{picture}}","dealSize":5000,"totalDeals":3,"totalLostDeals":1,
             "totalWonDeals":2,"emailAddresses":[{"email":"jane@example.com"},{"email":"doe@example.com"}],
             "phoneNumbers":[{"phoneNumber":"+31 30 123","phoneType":"work"},{"phoneNumber":"030-456"}],
             "address":{"city":"Utrecht","postalCode":"3511 AB","street":"Main Street 1","country":"nl"} }
            """);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var path = (string)answer["@id"]!;
        Assert.Equal(path, answer.Header("Location"));
        Assert.Equal(path, answer.Header("Content-Location"));
        Assert.Equal("application/merge-patch+json", answer.Header("Accept-Patch"));
        Assert.Equal((await api.Get(path)).Text, answer.Text);
        var expected = JsonNode.Parse($$"""
            {"familyName":"Doe","givenName":"Jane","additionalName":"van","initials":"J.","honorificPrefix":"Dr.","jobTitle":"Engineer","customerId":"C-1",
             "linkedinId":"jane-doe","externalSource":"fair","isTracked":true,"importedAt":null,"archivedAt":"2026-01-15T12:00:00+00:00","owner":"{{user}}",
             "tags":["{{tag}}"],"segments":["{{segment}}"],"organizations":["{{second}}","{{first}}"],"_organizations":["{{second}}","{{first}}"],
             "emailAddresses":[{"email":"jane@example.com"},{"email":"doe@example.com"}],
             "phoneNumbers":[{"phoneNumber":"+31 30 123","phoneType":"work"},{"phoneNumber":"030-456","phoneType":null}],
             "address":{"city":"Utrecht","postalCode":"3511 AB","street":"Main Street 1","country":"NL"},"avatarUrl":"{{picture}}",
             "dealSize":5000,"totalDeals":3,"totalLostDeals":1,"totalWonDeals":2,"linkedinEnrichment":[]}
            """)!.AsObject();
        var shown = answer.Json!.AsObject();

        foreach (var name in new[] { "@context", "@id", "@type", "id", "createdAt", "updatedAt" })
        {
            shown.Remove(name);
        }

        Assert.Equal(expected.ToJsonString(), shown.ToJsonString());
        Assert.Equal(1, await api.VersionOfPerson(path));
    }

    [Fact]
    public async Task Read_only_and_unknown_members_are_passed_over_and_the_id_is_the_services()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-2);

        var answer = await api.Post("/people", """
            {"familyName":"Doe","id":"01900000-0000-7000-8000-000000000007","createdAt":7,"updatedAt":"1999-01-01","importedAt":"1999-01-01","avatarUrl":"x",
             "linkedinEnrichment":[1],"_organizations":["x"],"nonsense":{"a":[]},"FamilyName":"Other"}
            """);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.NotEqual("01900000-0000-7000-8000-000000000007", (string?)answer["id"]);
        Assert.Equal("Doe", (string?)answer["familyName"]);
        Assert.True((DateTimeOffset)answer["createdAt"]! >= before);
        Assert.Null(answer["importedAt"]);
        Assert.Null(answer["avatarUrl"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"familyName":null}""")]
    [InlineData("""{"familyName":""}""")]
    [InlineData("""{"familyName":"  "}""")]
    public async Task Without_a_family_name_it_answers_422_and_the_whole_object(string body)
    {
        var people = await api.Scalar<long>("select count(*) from people");

        var answer = await api.Post("/people", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Equal(
            """
            {"@context":"/contexts/ConstraintViolation","@id":"/validation_errors/c1051bb4-d103-4f74-8988-acbcafc7fdc3","@type":"ConstraintViolation","status":422,"violations":[{"propertyPath":"familyName","message":"This value should not be blank.","code":"c1051bb4-d103-4f74-8988-acbcafc7fdc3"}],"detail":"familyName: This value should not be blank.","description":"familyName: This value should not be blank.","message":"familyName: This value should not be blank.","type":"/validation_errors/c1051bb4-d103-4f74-8988-acbcafc7fdc3","title":"An error occurred"}
            """.Trim(),
            answer.Text);
        Assert.Equal(people, await api.Scalar<long>("select count(*) from people"));
    }

    [Fact]
    public async Task Every_broken_rule_is_named_each_on_a_line()
    {
        var tooLong = new string('x', 256);

        var answer = await api.Post("/people", $$"""
            {"familyName":" ","givenName":"{{tooLong}}","emailAddresses":[{"email":"a@example.com"},{"email":"A@EXAMPLE.COM"},{"email":"nonsense"},{"email":" "},{}],
             "phoneNumbers":[{"phoneType":"fax"}],"address":{"country":"Neverland","city":"{{tooLong}}"} }
            """);

        string[] broken =
        [
            "familyName: This value should not be blank.",
            "givenName: This value is too long. It should have 255 characters or less.",
            "emailAddresses[1].email: This collection should contain only unique elements.",
            "emailAddresses[2].email: This value is not a valid email address.",
            "emailAddresses[3].email: This value should not be blank.",
            "emailAddresses[4].email: This value should not be blank.",
            "phoneNumbers[0].phoneNumber: This value should not be blank.",
            "address.city: This value is too long. It should have 255 characters or less.",
            "address.country: This value is not a valid country.",
        ];
        Assert.Equal(broken, answer.BrokenRules());
        Assert.Equal(string.Join('\n', broken), (string?)answer["detail"]);
    }

    [Fact]
    public async Task A_text_may_have_255_characters_whatever_they_take()
    {
        var answer = await api.Post("/people", $$"""{"familyName":"{{string.Concat(Enumerable.Repeat("😀", 255))}}"}""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Theory]
    [InlineData("""{"familyName":7}""", """The type of the "familyName" attribute must be "string", "int" given.""")]
    [InlineData("""{"isTracked":"yes"}""", """The type of the "isTracked" attribute must be "bool", "string" given.""")]
    [InlineData("""{"dealSize":1.5}""", """The type of the "dealSize" attribute must be "int", "float" given.""")]
    [InlineData("""{"totalDeals":"3"}""", """The type of the "totalDeals" attribute must be "int", "string" given.""")]
    [InlineData("""{"totalDeals":99999999999999999999}""", """The type of the "totalDeals" attribute must be "int", "float" given.""")]
    [InlineData("""{"tags":"/tags/x"}""", """The type of the "tags" attribute must be "array", "string" given.""")]
    [InlineData("""{"emailAddresses":["a@example.com"]}""", """The type of the "emailAddresses[0]" attribute must be "array", "string" given.""")]
    [InlineData("""{"emailAddresses":[{"email":7}]}""", """The type of the "emailAddresses[0].email" attribute must be "string", "int" given.""")]
    [InlineData("""{"address":"Main Street"}""", """The type of the "address" attribute must be "array", "string" given.""")]
    [InlineData("""{"archivedAt":"yesterday"}""", """The value of the "archivedAt" attribute must be a date or a date-time of RFC 3339.""")]
    [InlineData("""{"phoneNumbers":[{"phoneNumber":"1","phoneType":"pager"}]}""", """The value of the "phoneNumbers[0].phoneType" attribute must be one of "mobile", "work", "home", "fax", "other".""")]
    [InlineData("""{"tags":["7f3c"]}""", """Invalid IRI "7f3c".""")]
    [InlineData("""{"tags":["/segments/01900000-0000-7000-8000-00000000dead"]}""", """Invalid IRI "/segments/01900000-0000-7000-8000-00000000dead".""")]
    [InlineData("""{"tags":["01900000-0000-7000-8000-00000000dead"]}""", """Invalid IRI "01900000-0000-7000-8000-00000000dead".""")]
    [InlineData("""{"tags":["http://elsewhere.example.com/tags/01900000-0000-7000-8000-00000000dead"]}""", """Invalid IRI "http://elsewhere.example.com/tags/01900000-0000-7000-8000-00000000dead".""")]
    [InlineData("""{"tags":["/tags/"]}""", """Invalid IRI "/tags/".""")]
    [InlineData("""{"tags":["/tags/x"]}""", """Item not found for "/tags/x".""")]
    [InlineData("""{"tags":["/tags/01900000-0000-7000-8000-00000000dead"]}""", """Item not found for "/tags/01900000-0000-7000-8000-00000000dead".""")]
    [InlineData("""{"owner":"/users/01900000-0000-7000-8000-00000000dead"}""", """Item not found for "/users/01900000-0000-7000-8000-00000000dead".""")]
    [InlineData("""{"tags":[{"title":"x"}]}""", """Nested documents for attribute "tags" are not allowed. Use IRIs instead.""")]
    [InlineData("""{"owner":{"@id":"/users/x"}}""", """Nested documents for attribute "owner" are not allowed. Use IRIs instead.""")]
    [InlineData("""{"owner":7}""", """Expected IRI or nested document for attribute "owner", "int" given.""")]
    [InlineData("""{"tags":[null]}""", """Expected IRI or nested document for attribute "tags", "null" given.""")]
    [InlineData("""{"@id":"/people/x"}""", "Update is not allowed for this operation.")]
    [InlineData("""{"familyName":"\u0000"}""", """The value of the "familyName" attribute must not contain U+0000 or half of a surrogate pair.""")]
    [InlineData("""{"familyName":"\ud800"}""", """The value of the "familyName" attribute must not contain U+0000 or half of a surrogate pair.""")]
    [InlineData("""{"familyName":"Doe",}""", "Syntax error")]
    [InlineData("", "Syntax error")]
    [InlineData("[]", "The body must be a JSON object.")]
    [InlineData("null", "The body must be a JSON object.")]
    public async Task A_body_of_the_wrong_shape_answers_400_and_says_what_is_wrong(string body, string detail)
    {
        var answer = await api.Post("/people", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(detail, answer.ErrorDetail());
    }

    [Fact]
    public async Task An_item_that_is_missing_comes_before_a_rule_that_is_broken()
    {
        var answer = await api.Post("/people", """{"tags":["/tags/x"]}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task IRIs_may_be_addresses_on_this_host_and_of_equal_ones_one_counts()
    {
        var (one, two) = (await api.Segment(), await api.Segment());

        var answer = await api.Post("/people", $$"""
            {"familyName":"Doe","segments":["{{two}}","{{api.Address.GetLeftPart(UriPartial.Authority)}}{{one}}","/identities{{two}}","{{one.ToUpperInvariant().Replace("/SEGMENTS", "/segments", StringComparison.Ordinal)}}"]}
            """);

        Assert.Equal([two, one], answer.Texts("segments"));
    }

    [Fact]
    public async Task A_tag_ends_when_its_default_period_says()
    {
        var tagId = await api.Given.Tag(more: ",\"defaultExpirePeriod\":\"08:00:00\"");

        var path = await api.RogerRogerPerson($$"""{"familyName":"Doe","tags":["/tags/{{tagId}}"]}""");

        var tag = Assert.Single((await api.Get($"/api/v1/people/{People.IdIn(path)}/tags")).Json!.AsArray())!;
        Assert.Equal(TimeSpan.FromHours(8), (DateTimeOffset)tag["expires"]! - (DateTimeOffset)tag["created"]!);
    }

    [Fact]
    public async Task A_tag_that_is_disabled_is_422_and_one_that_ends_after_the_calendar_400()
    {
        var usable = await api.Given.Tag();
        var disabled = await api.Given.Tag(more: ",\"disabled\":true");
        var endless = await api.Given.Tag(more: ",\"defaultExpirePeriod\":\"3650000.00:00:00\"");

        var refused = await api.Post("/people", $$"""{"familyName":"Doe","tags":["/tags/{{usable}}","/tags/{{disabled}}"]}""");
        var late = await api.Post("/people", $$"""{"familyName":"Doe","tags":["/tags/{{endless}}"]}""");

        Assert.Equal(["tags[1]: The tag is disabled."], refused.BrokenRules());
        Assert.Equal((HttpStatusCode.BadRequest, "A tag's default period ends after the year 9999."), (late.Status, late.ErrorDetail()));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/ld+json")]
    [InlineData("application/ld+json; charset=UTF-8")]
    public async Task Both_names_of_JSON_are_taken(string mediaType)
    {
        Assert.Equal(HttpStatusCode.Created, (await api.Post("/people", People.Jane, ("Content-Type", mediaType))).Status);
    }

    [Theory]
    [InlineData("application/merge-patch+json")]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("")]
    public async Task Another_media_type_answers_415_and_names_those_that_are_taken(string mediaType)
    {
        var answer = await api.Post("/people", People.Jane, ("Content-Type", mediaType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.EndsWith("Supported MIME types are \"application/ld+json\", \"application/json\".", answer.ErrorDetail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_UTF_8_answers_400_and_one_over_1_MiB_413()
    {
        var bytes = await api.SendBytes(HttpMethod.Post, "/people", [.. """{"familyName":"Doe","x":"""u8, (byte)'"', 0xC3, (byte)'"', (byte)'}']);
        var long413 = await api.Post("/people", $$"""{"familyName":"Doe","x":"{{new string('x', 1024 * 1024)}}"}""");

        Assert.Equal("Malformed UTF-8 characters, possibly incorrectly encoded", bytes.ErrorDetail());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, long413.Status);
        Assert.NotNull(long413.ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_it_answers_403_before_anything_about_the_body()
    {
        var answer = await api.Post("/people", "nonsense", ("Content-Type", "text/plain"), ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
