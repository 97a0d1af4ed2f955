using System.Net;
using System.Text.Json.Nodes;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class PatchPersonMembersTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Every_writable_scalar_is_kept_and_cleared_to_its_own_kind_of_nothing()
    {
        var path = await api.SuperOfficePerson();
        var values = JsonNode.Parse("""
            {"Firstname":"Janet","MiddleName":"van","Lastname":"Roe","Mrmrs":"Ms.","Title":"Engineer","BirthDate":"1980-05-17T00:00:00","Description":"d",
             "PersonNumber":"P-7","NoMailing":true,"UsePersonAddress":true,"Retired":true,"Post3":"3","Post2":"2","Post1":"1","Kanalname":"l","Kanafname":"f",
             "Salutation":"Dr.","DbiAgentId":7,"DbiKey":"k","DbiLastModified":"2020-01-02T03:04:05","DbiLastSyncronized":"2020-01-02T03:04:06","SentInfo":1,
             "ShowContactTickets":-1,"Source":32767,"LeadstatusId":5}
            """)!.AsObject();

        var set = await api.Patch(path, values.ToJsonString());
        var cleared = await api.Patch(path, new JsonArray([.. values.Select(member =>
            (JsonNode)new JsonObject { ["op"] = "remove", ["path"] = member.Key })]).ToJsonString());

        foreach (var (name, value) in values)
        {
            Assert.True(JsonNode.DeepEquals(value, set[name]), name);
            var nothing = value!.GetValueKind() switch
            {
                System.Text.Json.JsonValueKind.True => JsonValue.Create(false),
                System.Text.Json.JsonValueKind.Number => JsonValue.Create(0),
                _ when name.Contains("Dat", StringComparison.Ordinal) || name.Contains("Last", StringComparison.Ordinal) && name != "Lastname"
                    => JsonValue.Create("0001-01-01T00:00:00"),
                _ => (JsonNode?)null,
            };
            Assert.True(JsonNode.DeepEquals(nothing, cleared[name]), name);
        }

        Assert.Equal("Janet van Roe", (string?)set["FullName"]);
        Assert.Equal("Janet van Roe Engineer Dr.", (string?)set["FormalName"]);
        Assert.Equal("", (string?)cleared["FullName"]);
        Assert.Equal((await api.Get(path)).Text, cleared.Text);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from aliases where person_id = '{await api.NativeId(path)}'"));
    }

    [Theory]
    [InlineData("Firstname", 99)]
    [InlineData("Lastname", 99)]
    [InlineData("Title", 219)]
    [InlineData("Description", 2047)]
    [InlineData("PersonNumber", 219)]
    public async Task A_text_of_the_longest_length_is_kept_and_one_more_answers_400(string member, int length)
    {
        var path = await api.SuperOfficePerson();

        var longest = await api.Patch(path, $$"""{"{{member}}":"{{new string('é', length)}}"}""");
        var longer = await api.Patch(path, $$"""{"{{member}}":"{{new string('é', length + 1)}}"}""");

        Assert.Equal(new string('é', length), (string?)longest[member]);
        Assert.Equal(HttpStatusCode.BadRequest, longer.Status);
    }

    [Fact]
    public async Task A_text_that_another_surface_made_longer_than_this_one_allows_stands_in_nobodys_way()
    {
        var path = await api.SuperOfficePath(await api.Given.Person($$"""{"aliases":[{"firstName":"{{new string('x', 200)}}"}]}"""));
        var person = await api.Get(path);

        var answer = await api.Patch(path, $$"""{"Firstname":"{{person["Firstname"]}}","Lastname":"Doe"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_birthday_may_have_no_year()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, """{"BirthDate":"0002-05-17T00:00:00"}""");
        var none = await api.Patch(path, """{"BirthDate":"0001-01-01T00:00:00"}""");

        Assert.Equal("0002-05-17T00:00:00", (string?)answer["BirthDate"]);
        Assert.Equal("0001-01-01T00:00:00", (string?)none["BirthDate"]);
        Assert.True(await api.Scalar<bool>($"select birth_date is null from people where person_id = '{await api.NativeId(path)}'"));
    }

    [Fact]
    public async Task A_leap_day_without_a_year_that_another_surface_stored_can_be_read()
    {
        var path = await api.SuperOfficePerson();
        await api.Scalar<int>($"update people set birth_date = '2000-02-29', birth_year_known = false where person_id = '{await api.NativeId(path)}' returning 1");

        Assert.Equal("0002-02-28T00:00:00", (string?)(await api.Get(path))["BirthDate"]);
        Assert.Equal(HttpStatusCode.OK, (await api.Patch(path, """{"Firstname":"Janet"}""")).Status);
        Assert.Equal("2000-02-29", await api.Scalar<string>($"select birth_date::text from people where person_id = '{await api.NativeId(path)}'"));
    }

    [Fact]
    public async Task An_object_where_the_person_has_an_array_is_appended()
    {
        var path = await api.SuperOfficePerson();

        await api.Patch(path, """{"OfficePhones":{"Value":"1"}}""");
        await api.Patch(path, """[{"op":"add","path":"/OfficePhones","value":{"Value":"2"}}]""");
        var answer = await api.Patch(path, """[{"op":"add","path":"/OfficePhones/-","value":{"Value":"3"}}]""");

        Assert.Equal(["1", "2", "3"], answer.Values("OfficePhones"));
    }

    [Fact]
    public async Task Elements_are_inserted_swapped_and_removed_by_index_and_whole_arrays_replaced()
    {
        var path = await api.SuperOfficePerson("""{"Emails":[{"Value":"a"},{"Value":"b"},{"Value":"c"}]}""");

        var inserted = await api.Patch(path, """[{"op":"add","path":"/Emails/1","value":{"Value":"x"}},{"op":"add","path":"/Emails/4","value":{"Value":"z"}}]""");
        var swapped = await api.Patch(path, """[{"op":"replace","path":"/Emails/0","value":{"Value":"y"}},{"op":"remove","path":"/Emails/1"}]""");
        var added = await api.Patch(path, """[{"op":"add","path":"/Emails","value":[{"Value":"c"},{"Value":"n"},{"Value":"y"}]}]""");
        var cleared = await api.Patch(path, """{"Emails":null}""");

        Assert.Equal(["a", "x", "b", "c", "z"], inserted.Values("Emails"));
        Assert.Equal(["y", "b", "c", "z"], swapped.Values("Emails"));
        Assert.Equal(["c", "n", "y"], added.Values("Emails"));
        Assert.Empty(cleared.Values("Emails"));
    }

    [Fact]
    public async Task Elements_keep_their_rows_when_the_array_is_written_anew()
    {
        var path = await api.SuperOfficePerson("""{"Emails":[{"Value":"a@example.com"},{"Value":"b@example.com"}],"MobilePhones":[{"Value":"+47 12 34"}]}""");
        var personId = await api.NativeId(path);
        await api.Scalar<int>($"update phones set label = 'Private mobile' where person_id = '{personId}' returning 1");
        var emailIds = await api.Scalar<Guid[]>($"select array_agg(email_id order by email) from emails where person_id = '{personId}'");

        var answer = await api.Patch(path, """{"Emails":[{"Value":"B@example.com"},{"Value":"c@example.com"},{"Value":"a@example.com"}],"MobilePhones":[{"Value":"(+47) 1234"},{"Value":"+471234"}]}""");

        Assert.Equal(["B@example.com", "c@example.com", "a@example.com"], answer.Values("Emails"));
        Assert.Equal("b@example.com", (string?)answer["Emails"]![0]!["StrippedValue"]);
        Assert.Equal(emailIds, await api.Scalar<Guid[]>($"select array_agg(email_id order by lower(email)) from emails where person_id = '{personId}' and email <> 'c@example.com'"));
        Assert.Equal(["(+47) 1234", "+471234"], answer.Values("MobilePhones"));
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from phones where person_id = '{personId}' and label = 'Private mobile'"));
        Assert.Equal(answer.Text, (await api.Get(path)).Text);
    }

    [Fact]
    public async Task Blank_elements_are_dropped_and_of_equal_addresses_the_first_is_kept()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, """{"Emails":[{"Value":" A@example.com "},{"Value":" "},{"Value":null},{"Value":"a@EXAMPLE.com"}],"Urls":[{"Value":" u "}]}""");

        Assert.Equal(["A@example.com"], answer.Values("Emails"));
        Assert.Equal(["u"], answer.Values("Urls"));
    }

    [Theory]
    [InlineData("OfficePhones", " +47 (12) 34-5 ext", "+4712345")]
    [InlineData("MobilePhones", "no digits", "")]
    [InlineData("Faxes", "12.34", "1234")]
    [InlineData("PrivatePhones", "12", "12")]
    [InlineData("OtherPhones", "13", "13")]
    [InlineData("InternetPhones", "14", "14")]
    [InlineData("Emails", "Jane@Example.COM", "jane@example.com")]
    [InlineData("ChatEmails", "Jane@Example.COM", "jane@example.com")]
    [InlineData("Urls", "https://Example.com/Jane", "https://Example.com/Jane")]
    public async Task The_stripped_value_is_the_services_own(string member, string value, string stripped)
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, $$"""[{"op":"add","path":"{{member}}/-","value":{"Value":"{{value}}","StrippedValue":"x","TableRight":null,"FieldProperties":{ } } },{"op":"test","path":"{{member}}/0/StrippedValue","value":"{{stripped}}"}]""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(stripped, (string?)answer[member]![0]!["StrippedValue"]);
        Assert.Equal(value.Trim(), (string?)answer[member]![0]!["Value"]);
    }

    [Fact]
    public async Task References_are_made_by_id_and_cleared_by_null_or_0()
    {
        var path = await api.SuperOfficePerson();

        var byPath = await api.Patch(path, """
            [{"op":"replace","path":"Category/Id","value":2},{"op":"test","path":"Category/Value","value":"Prospect"},
             {"op":"add","path":"Position","value":{"Id":"3","Value":"ignored"}},{"op":"replace","path":"/Contact/ContactId","value":1},
             {"op":"replace","path":"/Country/CountryId","value":578},{"op":"replace","path":"/Business","value":{"Id":1}},
             {"op":"replace","path":"/TicketPriority/Id","value":1},{"op":"replace","path":"/CustomerLanguage/Id","value":1},
             {"op":"replace","path":"/Associate/AssociateId","value":1},{"op":"replace","path":"/SupportAssociate/AssociateId","value":1}]
            """);
        var cleared = await api.Patch(path, """{"Category":null,"Position":{"Id":0},"Contact":{"ContactId":null},"Country":null,"Associate":null,"SupportAssociate":{"AssociateId":0}}""");

        Assert.Equal("""{"Id":2,"Value":"Prospect","Tooltip":"","TableRight":null,"FieldProperties":{}}""", byPath["Category"]!.ToJsonString());
        Assert.Equal("Marketing", (string?)byPath["Position"]!["Value"]);
        Assert.Equal("Identities", (string?)byPath["Contact"]!["Name"]);
        Assert.Equal("NOR", (string?)byPath["Country"]!["ThreeLetterISOCountry"]);
        Assert.Equal(Api.AdminName, (string?)byPath["Associate"]!["Name"]);
        Assert.Equal(Api.AdminName, (string?)byPath["SupportAssociate"]!["Name"]);

        foreach (var reference in new[] { "Category", "Position", "Contact", "Country", "Associate", "SupportAssociate" })
        {
            Assert.Null(cleared[reference]);
        }

        Assert.Equal("Manufacturing", (string?)cleared["Business"]!["Value"]);
        Assert.Equal("Low", (string?)cleared["TicketPriority"]!["Value"]);
        Assert.Equal("English", (string?)cleared["CustomerLanguage"]!["Value"]);
        Assert.Equal((await api.Get(path)).Text, cleared.Text);
    }

    [Fact]
    public async Task A_patch_that_was_worked_out_from_a_changed_entity_may_name_a_references_text_beside_its_id()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, """[{"op":"replace","path":"/Category/Value","value":"Prospect"},{"op":"replace","path":"/Category/Id","value":2}]""");

        Assert.Equal(2, (int?)answer["Category"]!["Id"]);
    }

    [Fact]
    public async Task Another_contact_takes_the_place_of_the_first_company_and_the_others_stay()
    {
        var path = await api.SuperOfficePerson("""{"Contact":{"ContactId":1}}""");
        var personId = await api.NativeId(path);
        var number = await api.Scalar<int>("insert into companies (company_id, name) values (gen_random_uuid(), 'Example') returning company_number");
        var third = await api.Scalar<Guid>("insert into companies (company_id, name) values (gen_random_uuid(), 'Third') returning company_id");
        await api.Scalar<int>($"insert into person_companies (person_id, person_company_id, position, company_id) values ('{personId}', gen_random_uuid(), 2, '{third}') returning 1");

        var answer = await api.Patch(path, $$"""{"Contact":{"ContactId":{{number}}} }""");

        Assert.Equal("Example", (string?)answer["Contact"]!["Name"]);
        Assert.Equal(
            ["Example", "Third"],
            await api.Scalar<string[]>($"select array_agg(name order by position) from person_companies join companies using (company_id) where person_id = '{personId}'"));

        var moved = await api.Patch(path, $$"""{"Contact":{"ContactId":{{await api.Scalar<int>($"select company_number from companies where company_id = '{third}'")}}} }""");
        var cleared = await api.Patch(path, """{"Contact":null}""");

        Assert.Equal("Third", (string?)moved["Contact"]!["Name"]);
        Assert.Null(cleared["Contact"]);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from person_companies where person_id = '{personId}'"));
    }

    [Fact]
    public async Task Interests_added_leave_the_others_and_interests_replaced_do_not()
    {
        var path = await api.SuperOfficePerson();

        var added = await api.Patch(path, """[{"op":"add","path":"Interests","value":[{"Id":"3","Selected":true}]},{"op":"add","path":"Interests","value":[{"id":1,"selected":true,"Name":"whatever"}]},{"op":"test","path":"ActiveInterests","value":2}]""");
        var replaced = await api.Patch(path, """[{"op":"replace","path":"Interests","value":[{"Id":2}]}]""");
        var byIndex = await api.Patch(path, """[{"op":"replace","path":"/Interests/0/Selected","value":true},{"op":"add","path":"Interests/-","value":{"Id":3,"Selected":true}},{"op":"remove","path":"/Interests/1"}]""");
        var appended = await api.Patch(path, """{"Interests":{"Id":3,"Selected":false},"ShipmentTypes":[{"Id":2,"Selected":true}]}""");
        var cleared = await api.Patch(path, """{"Interests":[]}""");

        Assert.Equal([1, 3], added.Chosen("Interests"));
        Assert.Equal(2, (int?)added["ActiveInterests"]);
        Assert.Equal("Training", (string?)added["Interests"]![2]!["Name"]);
        Assert.Equal([2], replaced.Chosen("Interests"));
        Assert.Equal([1, 3], byIndex.Chosen("Interests"));
        Assert.Equal([1], appended.Chosen("Interests"));
        Assert.Equal([2], appended.Chosen("ShipmentTypes"));
        Assert.Empty(cleared.Chosen("Interests"));
        Assert.Equal(3, cleared["Interests"]!.AsArray().Count);
        Assert.Equal([2], cleared.Chosen("ShipmentTypes"));
    }

    [Fact]
    public async Task A_dictionary_changes_only_the_keys_that_are_named()
    {
        var path = await api.SuperOfficePerson("""{"CustomFields":{"SuperOffice:1":"Old","x_a":"A"}}""");

        var answer = await api.Patch(path, """[{"op":"replace","path":"CustomFields","value":{"superoffice:1":"Testing","n":7.50,"b":true,"x_a":null}}]""");

        Assert.Equal("""{"SuperOffice:1":"Testing","n":"7.50","b":"true"}""", answer["CustomFields"]!.ToJsonString());
        Assert.Equal("""{"SuperOffice:1":"Testing"}""", answer["UserDefinedFields"]!.ToJsonString());
        Assert.Equal("""{"n":"7.50","b":"true"}""", answer["ExtraFields"]!.ToJsonString());
    }

    [Fact]
    public async Task The_three_dictionaries_are_one_store_and_operations_on_them_apply_in_order()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Patch(path, """
            [{"op":"replace","path":"/CustomFields/SuperOffice:1","value":"1"},{"op":"test","path":"/UserDefinedFields/superoffice:1","value":"1"},
             {"op":"add","path":"/UserDefinedFields/MyProg","value":"p"},{"op":"test","path":"/CustomFields/myprog","value":"p"},
             {"op":"add","path":"/CustomFields/x_1","value":"a"},{"op":"replace","path":"/ExtraFields/X_1","value":"b"},
             {"op":"test","path":"/CustomFields/x_1","value":"b"},{"op":"add","path":"/CustomFields/a~1b~0c","value":"[I:7]"},
             {"op":"add","path":"/CustomFields/gone","value":"x"},{"op":"remove","path":"/ExtraFields/gone"},{"op":"test","path":"/CustomFields/gone","value":null}]
            """);
        var nulled = await api.Patch(path, """{"CustomFields":{"SuperOffice:1":null}}""");
        var noExtras = await api.Patch(path, """{"ExtraFields":null}""");
        var none = await api.Patch(path, """[{"op":"remove","path":"/CustomFields"}]""");

        Assert.Equal("""{"SuperOffice:1":"1","MyProg":"p","x_1":"b","a/b~c":"[I:7]"}""", answer["CustomFields"]!.ToJsonString());
        Assert.Equal("""{"SuperOffice:1":"1","MyProg":"p"}""", answer["UserDefinedFields"]!.ToJsonString());
        Assert.Equal("""{"x_1":"b","a/b~c":"[I:7]"}""", answer["ExtraFields"]!.ToJsonString());
        Assert.Equal("""{"MyProg":"p"}""", nulled["UserDefinedFields"]!.ToJsonString());
        Assert.Equal("""{"MyProg":"p"}""", noExtras["CustomFields"]!.ToJsonString());
        Assert.Equal("{}", none["CustomFields"]!.ToJsonString());
    }

    [Fact]
    public async Task A_key_stands_where_UserDefinedFields_put_it_and_otherwise_where_its_form_says()
    {
        var path = await api.SuperOfficePerson();

        var written = await api.Patch(path, """{"UserDefinedFields":{"MyProg":"a"},"ExtraFields":{"SuperOffice:77":"b","x_c":"c"}}""");
        var again = await api.Patch(path, """
            [{"op":"replace","path":"/ExtraFields/myprog","value":"d"},{"op":"replace","path":"/CustomFields/MyProg","value":"e"},
             {"op":"test","path":"/UserDefinedFields/SuperOffice:77","value":"b"},{"op":"remove","path":"/UserDefinedFields/superoffice:77"},
             {"op":"replace","path":"/ExtraFields","value":{"MYPROG":"f","x_c":"g"}}]
            """);

        Assert.Equal("""{"MyProg":"a","SuperOffice:77":"b"}""", written["UserDefinedFields"]!.ToJsonString());
        Assert.Equal("""{"x_c":"c"}""", written["ExtraFields"]!.ToJsonString());
        Assert.Equal("""{"MyProg":"f"}""", again["UserDefinedFields"]!.ToJsonString());
        Assert.Equal("""{"x_c":"g"}""", again["ExtraFields"]!.ToJsonString());
        Assert.Equal("""{"MyProg":"f","x_c":"g"}""", again["CustomFields"]!.ToJsonString());
    }

    [Fact]
    public async Task A_field_changed_in_one_dictionary_of_an_entity_is_changed_though_the_others_are_sent_back_as_they_stood()
    {
        var path = await api.SuperOfficePerson("""{"CustomFields":{"x_1":"a","SuperOffice:1":"b"}}""");
        var entity = (await api.Get(path)).Json!.AsObject();
        entity["ExtraFields"]!["x_1"] = "changed";

        var patched = await api.Patch(path, entity.ToJsonString());
        entity["UserDefinedFields"]!["SuperOffice:1"] = "changed too";
        entity["CustomFields"]!["x_1"] = "changed";
        var put = await api.Put(path, entity.ToJsonString());

        Assert.Equal("changed", (string?)patched["CustomFields"]!["x_1"]);
        Assert.Equal("changed too", (string?)put["CustomFields"]!["SuperOffice:1"]);
        Assert.Equal("changed", (string?)put["CustomFields"]!["x_1"]);
    }

    [Fact]
    public async Task Consents_that_are_left_out_survive_and_are_withdrawn_by_their_legal_base()
    {
        var path = await api.SuperOfficePerson();

        var given = await api.Patch(path, """
            [{"op":"add","path":"Consents/-","value":{"ConsentPurposeKey":"STORE","LegalBaseKey":"61B","ConsentSourceKey":"USER","Comment":"by phone"}},
             {"op":"add","path":"Consents","value":[{"ConsentPurposeId":2,"LegalBaseId":1,"ConsentSourceId":2}]}]
            """);
        var emptied = await api.Patch(path, """{"Consents":[]}""");
        var removed = await api.Patch(path, """[{"op":"remove","path":"/Consents/0"},{"op":"remove","path":"/Consents"}]""");
        var withdrawn = await api.Patch(path, """[{"op":"replace","path":"/Consents/0/LegalBaseKey","value":"WITHDRAWN"}]""");
        var revived = await api.Patch(path, """{"Consents":{"ConsentPurposeKey":"store","LegalBaseKey":"61A","ConsentSourceKey":"API"}}""");

        Assert.Equal("by phone", (string?)given["Consents"]![0]!["Comment"]);
        Assert.Equal("61B", (string?)given["Consents"]![0]!["LegalBaseKey"]);
        Assert.Equal("EMARKETING", (string?)given["Consents"]![1]!["ConsentPurposeKey"]);
        Assert.True((int)given["Consents"]![0]!["ConsentPersonId"]! > 0);
        Assert.Equal(given["Consents"]!.ToJsonString(), emptied["Consents"]!.ToJsonString());
        Assert.Equal(given["Consents"]!.ToJsonString(), removed["Consents"]!.ToJsonString());
        Assert.Equal(["EMARKETING"], withdrawn["Consents"]!.AsArray().Select(consent => (string)consent!["ConsentPurposeKey"]!));
        Assert.Equal(2, await api.Scalar<long>($"select count(*) from consents where person_id = '{await api.NativeId(path)}'"));
        Assert.Equal(["61A", "61A"], revived["Consents"]!.AsArray().Select(consent => (string)consent!["LegalBaseKey"]!));
        Assert.Equal((int?)given["Consents"]![0]!["ConsentPersonId"], (int?)revived["Consents"]![0]!["ConsentPersonId"]);
        Assert.Equal((await api.Get(path)).Text, revived.Text);
    }

    [Fact]
    public async Task An_address_is_written_member_by_member_or_through_its_layout_which_overrides()
    {
        var path = await api.SuperOfficePerson();

        var street = await api.Patch(path, """[{"op":"replace","path":"Address/Street/City","value":"Oslo"},{"op":"replace","path":"address/street/zipcode","value":"0150"},{"op":"add","path":"/Address/Street/Address1","value":"Main Street 1"},{"op":"replace","path":"/Address/Wgs84Latitude","value":59.9},{"op":"replace","path":"/Address/Postal/City","value":"Bergen"}]""");
        var entity = street.Json!.AsObject();
        entity["Address"]!["LocalizedAddress"]![3]![0]!["Value"] = "0151";
        var layout = await api.Patch(path, entity.ToJsonString());
        var byPath = await api.Patch(path, """[{"op":"replace","path":"/Address/LocalizedAddress/1/0/Value","value":"Back house"}]""");

        Assert.Equal("Main Street 1\r\n0150 Oslo", (string?)street["Address"]!["Formatted"]);
        Assert.Equal("Zipcode", (string?)street["Address"]!["LocalizedAddress"]![3]![0]!["Name"]);
        Assert.Equal(59.9, (double?)street["Address"]!["Wgs84Latitude"]);
        Assert.Equal("Bergen", (string?)street["Address"]!["Postal"]!["City"]);
        Assert.Equal("0151", (string?)layout["Address"]!["Street"]!["Zipcode"]);
        Assert.Equal("Back house", (string?)byPath["Address"]!["Street"]!["Address2"]);

        var american = await api.Patch(path, """{"Country":{"CountryId":840}}""");
        var moved = await api.Patch(path, """[{"op":"replace","path":"/Address","value":{"Street":{"City":"Boston"}}}]""");
        var cleared = await api.Patch(path, """{"Address":null,"Country":null}""");

        Assert.Equal(["City", "State", "Zipcode"], american["Address"]!["LocalizedAddress"]![3]!.AsArray().Select(field => (string)field!["Name"]!));
        Assert.Equal("Oslo", (string?)american["Address"]!["LocalizedAddress"]![3]![0]!["Value"]);
        Assert.Equal("Boston", (string?)moved["Address"]!["Formatted"]);
        Assert.Equal(0, (double?)moved["Address"]!["Wgs84Latitude"]);
        Assert.Null(moved["Address"]!["Postal"]!["City"]);
        Assert.Equal("", (string?)cleared["Address"]!["Formatted"]);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from addresses where person_id = '{await api.NativeId(path)}'"));
    }

    [Fact]
    public async Task The_log_of_a_patch_names_the_caller_who_is_shown_as_the_last_editor()
    {
        var path = await api.SuperOfficePerson();
        var basic = "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{Api.AdminName}:{Api.AdminPassword}"));

        var answer = await api.Patch(path, """{"Firstname":"Janet"}""", ("Authorization", basic));

        Assert.Equal(Api.AdminName, (string?)answer["UpdatedBy"]!["Name"]);
        Assert.Null(answer["CreatedBy"]);
        Assert.Equal(
            await api.Scalar<string>("select user_id::text from users"),
            await api.Scalar<string>($"select actor from change where person_id = '{await api.NativeId(path)}' and version = 2"));
    }
}
